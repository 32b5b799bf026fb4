/** The programme of alerts, which have pages of their own. */
export const alertProgramme = 'alert';
/** Programmes of what foresight says and what is done about it, before anybody complained. */
export const foresightProgrammes: readonly string[] = [alertProgramme, 'order'];
