import { OAuth2Scopes, PermissionsBitField, REST, Routes } from 'discord.js';
import { toDeliveryError, refusedToken } from '../post/delivery-error.ts';
import { INVITE_PERMISSIONS } from '../post/permissions.ts';
import { isRefusedToken, restOptions } from './rest.ts';

/**
 * The address that adds the bot to a server with the least it needs, or to a person's own account.
 * Rejects with a `DeliveryError` when Discord can't be asked which application the token is for.
 */
export async function inviteLink({
  token,
  apiUrl,
}: {
  readonly token: string;
  readonly apiUrl: string;
}): Promise<string> {
  const rest = new REST(restOptions(apiUrl)).setToken(token);
  try {
    const application = await rest.get(Routes.currentApplication());
    const id =
      typeof application === 'object' && application !== null && 'id' in application ? application.id : '';
    const link = new URL('https://discord.com/oauth2/authorize');
    link.searchParams.set('client_id', String(id));
    link.searchParams.set('scope', [OAuth2Scopes.Bot, OAuth2Scopes.ApplicationsCommands].join(' '));
    link.searchParams.set('permissions', String(PermissionsBitField.resolve([...INVITE_PERMISSIONS])));
    return link.href;
  } catch (error) {
    throw isRefusedToken(error) ? refusedToken(error) : toDeliveryError(error);
  } finally {
    rest.clearHashSweeper();
    rest.clearHandlerSweeper();
  }
}
