import { listingTitle, listingWords } from '../src/core/describe/about/listing-words.ts';
import { liveWords } from '../src/core/describe/about/live-words.ts';
import { topicNamed, TOPICS, type Topic } from '../src/core/describe/about/topics.ts';
import { listed } from '../src/core/describe/listed.ts';
import { Refusal } from '../src/core/errors.ts';
import { pairReportOf } from '../src/core/command/pair-report-of.ts';
import { echo } from '../src/core/query/echo.ts';
import { format } from '../src/core/query/format.ts';
import type { Command, Services } from '../src/core/ports.ts';
import type { Action, Listing, Query, Reply } from '../src/core/types.ts';

const USUAL_LINE = 'corr btc r2k-tech 1y';
/** The words that most people want, and as many buttons as a message bears. */
const MOST_OFFERED = 10;

/** What a word of the answers means, and what is behind a name. */
const about: Command = {
  name: 'about',
  summary: 'What does a word of the answers mean, and what is behind a name?',
  examples: ['about correlation', 'about confidence', 'about r2k-tech', 'about why'],
  options: [
    {
      kind: 'text',
      placeholder: 'word',
      description: 'a word of my answers, such as confidence, beta, window, tied or stale; or any name',
    },
  ],
  cheap: true,
  run: async (query, services) => {
    if (query.text === '') return overview(query);
    const topic = topicNamed(query.text);
    if (topic !== null) return explained(topic, query, services);
    const listing = listingNamed(query.text, services);
    if (listing === null) throw unknownTopic(query.text);
    return described(listing, query);
  },
};

export default about;

function overview(query: Query): Reply {
  return {
    title: 'About',
    lead: 'I explain the words of my answers, and any name in the catalog: `about confidence`, `about r2k-tech`.',
    facts: [['Words', listed(TOPICS.map(({ id }) => id))]],
    notes: [],
    actions: TOPICS.slice(0, MOST_OFFERED).map(offer),
    query: format(query, about),
  };
}

async function explained(topic: Topic, query: Query, services: Services): Promise<Reply> {
  const live = await liveFact(topic, services);
  return {
    title: topic.title,
    lead: topic.lead,
    facts: live.facts,
    notes: live.notes,
    actions: topic.examples.map(asAction),
    query: format({ ...query, text: topic.id }, about),
  };
}

/** The usual answer's own number, where one helps. The explanation does not depend on prices being there. */
async function liveFact({ live }: Topic, services: Services): Promise<Pick<Reply, 'facts' | 'notes'>> {
  if (live === undefined) return { facts: [], notes: [] };
  try {
    const { query, command, line } = services.read(USUAL_LINE);
    const report = pairReportOf(await command.run(query, { ...services, draw: async () => null }));
    const words = liveWords(live, report, line);
    const notes = report.simulated ? ['SIMULATED: the number is from a made-up market.'] : [];
    return words === null ? { facts: [], notes: [] } : { facts: [['Now', words]], notes };
  } catch (error) {
    if (error instanceof Refusal) return { facts: [], notes: [] };
    throw error;
  }
}

/** The listing that is called exactly so; of several that hold the word, none. */
function listingNamed(text: string, { search }: Services): Listing | null {
  const said = text.toLowerCase().replace(/^the /, '');
  const isCalled = ({ id, name, label, aliases }: Listing) =>
    [id, name, label, ...aliases].some((one) => one.toLowerCase().replace(/^the /, '') === said);
  const found = search(said);
  return found.find(isCalled) ?? (found.length === 1 ? (found[0] ?? null) : null);
}

function described(listing: Listing, query: Query): Reply {
  const { id, group } = listing;
  const line =
    group === 'coin' && id !== 'btc'
      ? `corr ${id} r2k-tech 1y`
      : `corr btc ${id === 'btc' ? 'r2k-tech' : id} 1y`;
  return {
    title: listingTitle(listing),
    lead: listingWords(listing),
    facts: [],
    notes: [],
    actions: [line, `rank ${group === 'coin' ? id : 'btc'} 1y`].map(asAction),
    query: format({ ...query, text: id }, about),
  };
}

function unknownTopic(text: string): Refusal {
  return new Refusal(
    `I have nothing to say about ${echo(text)}. \`about\` alone lists the words I explain, and a name works as well, such as \`about r2k-tech\`.`,
    [{ label: 'the words', line: 'about' }, ...TOPICS.slice(0, 3).map(offer)],
  );
}

function offer({ id }: Topic): Action {
  return { label: id, line: `about ${id}` };
}

function asAction(line: string): Action {
  return { label: line, line };
}
