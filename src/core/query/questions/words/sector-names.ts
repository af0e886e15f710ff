/** Sectors of the S&P 500, by the end of their ids and the words for them. */
export const SECTOR_WORDS: readonly (readonly [sector: string, words: string])[] = [
  ['financials', 'financials'],
  ['health', 'health'],
  ['energy', 'energy'],
  ['industrials', 'industrials'],
  ['staples', 'staples'],
  ['materials', 'materials'],
  ['utilities', 'utilities'],
  ['discretionary', 'discretionary'],
];

/** How a large sector is said: `*` stands for the word of the sector. */
export const LARGE_SECTOR_FORMS = [
  '* in the s&p',
  '* of the s&p',
  '* of the s&p 500',
  '* part of the s&p',
  '* part of the s&p 500',
  '* sector of the s&p',
  '* sector of the s&p 500',
  's&p *',
  's&p 500 *',
  's&p 500 * stocks',
  's&p * sector',
  's&p 500 * sector',
  'sp500 *',
  'large cap *',
  '* in the s&p 500',
  's&p * stocks',
  'sp500 * stocks',
  'large cap * stocks',
  'big *',
];

/** What may be one of two sectors, a sector or the whole of a size: people are asked which one they mean. */
export const EITHER: readonly (readonly [ids: readonly string[], phrases: string])[] = [
  [
    ['r2k-tech', 'r2k'],
    `small, smalls, small ones, small stocks, smaller stocks, small companies, smaller companies,
    smaller ones`,
  ],
  [
    ['sp500-tech', 'spx'],
    'big, large, big ones, large ones, big stocks, large stocks, big companies, larger ones',
  ],
  [['r2k-growth', 'spec-growth'], 'growth stocks, growth, growth shares'],
  [
    ['sp500-financials', 'sc-financials'],
    'financials, financial, financial stocks, banks, bank stocks, bank shares, the banks',
  ],
  [
    ['sp500-energy', 'sc-energy'],
    'energy, energy stocks, energy sector, energy companies, oil stocks, oil companies',
  ],
  [
    ['sp500-health', 'sc-health'],
    'health care, healthcare, health care stocks, healthcare stocks, health stocks, pharma',
  ],
  [['sp500-industrials', 'sc-industrials'], 'industrials, industrial stocks'],
  [['sp500-discretionary', 'sc-discretionary'], 'consumer discretionary, discretionary'],
  [['sp500-staples', 'sc-staples'], 'consumer staples, staples'],
  [['sp500-materials', 'sc-materials'], 'materials, materials stocks'],
  [['sp500-utilities', 'sc-utilities'], 'utilities, utility stocks, utes'],
];
