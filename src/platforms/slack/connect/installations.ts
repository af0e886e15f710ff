import type { Installation, InstallationQuery, InstallationStore } from '@slack/bolt';
import type { KeyValue } from '../../../core/key-value.ts';

/** Their space among the kept things; what stands there is secret. */
export const INSTALLATIONS = 'slack-installation';

/** The app is not installed in a workspace. */
export class NotInstalled extends Error {
  override readonly name = 'NotInstalled';
}

/** Where workspaces that installed the app are kept; each belongs to its workspace and goes with it. */
export function createInstallations(keyValue: KeyValue): InstallationStore {
  return {
    storeInstallation: async (installation) => {
      const id = installation.isEnterpriseInstall ? installation.enterprise?.id : installation.team?.id;
      if (id === undefined) throw new Error('an installation without a workspace');
      await keyValue.set(INSTALLATIONS, id, installation, { seconds: null, workspace: id });
    },
    fetchInstallation: async (query) => {
      const found = await keyValue.get(INSTALLATIONS, idOf(query));
      if (!isInstallation(found)) throw new NotInstalled(`no installation of ${idOf(query)}`);
      return found;
    },
    deleteInstallation: (query) => keyValue.delete(INSTALLATIONS, idOf(query)),
  };
}

/** The bot token of a workspace that installed the app; null for any other. */
export async function installedToken(keyValue: KeyValue, workspace: string): Promise<string | null> {
  const found = await keyValue.get(INSTALLATIONS, workspace);
  return isInstallation(found) ? (found.bot?.token ?? null) : null;
}

function idOf({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string {
  return (isEnterpriseInstall ? enterpriseId : teamId) ?? '';
}

/** Only `storeInstallation` writes there. */
function isInstallation(value: unknown): value is Installation {
  return typeof value === 'object' && value !== null && 'bot' in value;
}
