import type { App } from '@slack/bolt';
import type { OpenDesk } from '../desk.ts';
import { answerInto } from '../answer-into.ts';
import type { People } from '../people.ts';
import { channelPlace, directPlace, eitherPlace, responsePlace } from '../post/places.ts';
import { spokenText, splitPrivacy } from '../spoken-text.ts';

/** The slash command. It may have been renamed in the app's settings, so every one that is ours is taken. */
export function listenToSlash(app: App, desk: OpenDesk, people: People): void {
  app.command(/^\//, async ({ command, ack }) => {
    await ack();
    const { team_id: workspace, channel_id: channel, user_id: person, response_url: url } = command;
    const { line, ephemeral } = splitPrivacy(
      spokenText(command.text ?? '', undefined),
      desk.privateByDefault,
    );
    const [client, { caller, name }] = await Promise.all([
      desk.workspaces.clientOf(workspace),
      people.know({ workspace, channel, person }, command.user_name),
    ]);
    const parts = { client, wait: desk.clock.wait, log: desk.log };
    const direct = directPlace(person, parts);
    const place = ephemeral
      ? eitherPlace(responsePlace(url, { ephemeral: true, replace: false }), direct, desk)
      : eitherPlace(
          channelPlace({ channel, thread: null }, parts),
          eitherPlace(responsePlace(url, { ephemeral: false, replace: false }), direct, desk),
          desk,
        );
    await answerInto(
      {
        line: line === '' ? 'help' : line,
        caller,
        client,
        place,
        files: ephemeral ? null : { channel, thread: null },
        asker: ephemeral ? null : name,
        conversation: { channel, thread: null },
      },
      desk,
    );
  });
}
