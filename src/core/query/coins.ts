import type { Listing } from '../types.ts';

/**
 * Every coin is read against the dollar, at the New York close. A coin is called by its ticker, unless people say that
 * word all day, as they do `hype`: then it is called by its name, and the ticker is read where a name is surely meant.
 */
function coin(
  id: string,
  name: string,
  aliases: readonly string[],
  about: string,
  ticker = id.toUpperCase(),
): Listing {
  return {
    id,
    label: ticker,
    name,
    group: 'coin',
    aliases,
    instruments: [{ symbol: `${ticker}/USD`, market: '24/7' }],
    about,
  };
}

/** Coins by the rough size of their market. Anything else is typed as a pair: `wif/usdt`. */
export const COINS: readonly Listing[] = [
  coin('btc', 'Bitcoin', ['bitcoin', 'bitcoins', 'xbt'], 'The first and largest coin.'),
  coin('eth', 'Ether', ['ethereum', 'ether'], 'The coin of Ethereum, the largest smart-contract network.'),
  coin('xrp', 'XRP', ['ripple'], 'The coin of the XRP Ledger, made for payments.'),
  coin('bnb', 'BNB', ['binance coin', 'binancecoin'], 'The coin of the BNB Chain, started by Binance.'),
  coin('sol', 'Solana', ['solana'], 'The coin of Solana, a fast smart-contract network.'),
  coin('trx', 'TRON', ['tron'], 'The coin of TRON, used mostly to move stablecoins.'),
  coin('doge', 'Dogecoin', ['dogecoin'], 'The oldest meme coin.'),
  coin('ada', 'Cardano', ['cardano'], 'The coin of Cardano, a smart-contract network.'),
  coin('link', 'Chainlink', ['chainlink'], 'The coin of Chainlink, which feeds outside data to blockchains.'),
  coin('xlm', 'Stellar', ['stellar', 'stellar lumens', 'lumens'], 'The coin of Stellar, made for payments.'),
  coin('bch', 'Bitcoin Cash', ['bitcoin cash', 'bitcoincash'], 'The 2017 fork of bitcoin.'),
  coin('sui', 'Sui', [], 'The coin of Sui, a smart-contract network started in 2023.'),
  coin(
    'hyperliquid',
    'Hyperliquid',
    [],
    'The coin of Hyperliquid, an exchange on a chain of its own.',
    'HYPE',
  ),
  coin('avax', 'Avalanche', ['avalanche'], 'The coin of Avalanche, a smart-contract network.'),
  coin('ltc', 'Litecoin', ['litecoin'], 'An early sibling of bitcoin.'),
  coin('hbar', 'Hedera', ['hedera'], 'The coin of Hedera, a network run by a council of companies.'),
  coin('xmr', 'Monero', ['monero'], 'A coin made for private payments.'),
  coin('toncoin', 'Toncoin', [], 'The coin of The Open Network, begun by Telegram.', 'TON'),
  coin('shib', 'Shiba Inu', ['shiba', 'shiba inu'], 'A meme coin on Ethereum.'),
  coin('dot', 'Polkadot', ['polkadot'], 'The coin of Polkadot, a network of blockchains.'),
  coin('uni', 'Uniswap', ['uniswap'], 'The coin of Uniswap, a decentralised exchange.'),
  coin('near', 'NEAR Protocol', ['near protocol'], 'The coin of NEAR, a smart-contract network.'),
  coin('etc', 'Ethereum Classic', ['ethereum classic'], 'The original Ethereum chain, kept after 2016.'),
  coin('aave', 'Aave', [], 'The coin of Aave, a lending protocol.'),
  coin('pepe', 'Pepe', [], 'A meme coin on Ethereum.'),
  coin('zec', 'Zcash', ['zcash'], 'A coin that can hide who pays whom.'),
  coin('tao', 'Bittensor', ['bittensor'], 'The coin of Bittensor, a network for machine learning.'),
  coin(
    'icp',
    'Internet Computer',
    ['internet computer'],
    'The coin of the Internet Computer, a network that runs programs.',
  ),
  coin('ondo', 'Ondo', ['ondo finance'], 'The coin of Ondo, which puts bonds and stocks on blockchains.'),
  coin('cro', 'Cronos', ['cronos'], 'The coin of Cronos, started by Crypto.com.'),
  coin('kas', 'Kaspa', ['kaspa'], 'The coin of Kaspa, mined like bitcoin, with many blocks a second.'),
  coin(
    'pol',
    'Polygon',
    ['polygon', 'matic'],
    'The coin of Polygon, a second layer on Ethereum; until 2024 it was MATIC.',
  ),
  coin('apt', 'Aptos', ['aptos'], 'The coin of Aptos, a smart-contract network.'),
  coin('atom', 'Cosmos', ['cosmos'], 'The coin of the Cosmos Hub.'),
  coin('fil', 'Filecoin', ['filecoin'], 'The coin of Filecoin, a storage network.'),
  coin('vet', 'VeChain', ['vechain'], 'The coin of VeChain, a network for supply chains.'),
  coin('algo', 'Algorand', ['algorand'], 'The coin of Algorand, a smart-contract network.'),
  coin('arb', 'Arbitrum', ['arbitrum'], 'The coin of Arbitrum, a second layer on Ethereum.'),
  coin('bonk', 'Bonk', [], 'A meme coin on Solana.'),
  coin('inj', 'Injective', ['injective'], 'The coin of Injective, a network for trading.'),
  coin('xtz', 'Tezos', ['tezos'], 'The coin of Tezos, a smart-contract network.'),
];
