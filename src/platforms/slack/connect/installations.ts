import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { KeyValue } from '../../../core/key-value.ts';

const SPACE = 'slack-installation';

/** Where workspaces that installed the app are kept; each belongs to its workspace and goes with it. */
export function createInstallations(keyValue: KeyValue): InstallationStore {
  return {
    storeInstallation: async (installation) => {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (id === undefined) throw new Error('an installation without a workspace');
      await keyValue.set(SPACE, id, installation, { seconds: null, workspace: id });
    },
    fetchInstallation: async (query) => {
      const found = await keyValue.get(SPACE, idOf(query));
      if (!isInstallation(found)) throw new Error(`no installation of ${idOf(query)}`);
      return found;
    },
    deleteInstallation: (query) => keyValue.delete(SPACE, idOf(query)),
  };
}

/** The bot token of a workspace that installed the app; null for any other. */
export async function installedToken(keyValue: KeyValue, workspace: string): Promise<string | null> {
  const found = await keyValue.get(SPACE, workspace);
  return isInstallation(found) ? (found.bot?.token ?? null) : null;
}

function idOf({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string {
  return (isEnterpriseInstall ? enterpriseId : teamId) ?? '';
}

/** Only `storeInstallation` writes there. */
function isInstallation(value: unknown): value is Installation {
  return typeof value === 'object' && value !== null && 'bot' in value;
}
