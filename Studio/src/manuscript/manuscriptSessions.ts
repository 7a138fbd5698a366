import { ManuscriptSession } from "./manuscriptSession";

/** The number of idle sessions that are kept, so that a writer who comes back to a story can still undo. */
const MOST_IDLE = 2;

const sessions = new Map<string, ManuscriptSession>();
/** Sessions of stories whose page was left and whose text is saved; the oldest first. They listen to nothing. */
let idle: ManuscriptSession[] = [];

/** The session of a story. One with unsaved text is kept until the text is saved; the oldest idle ones are freed. */
export function manuscriptOf(id: string): ManuscriptSession {
  let session = sessions.get(id);
  if (!session) {
    session = new ManuscriptSession(id, rest);
    sessions.set(id, session);
  }
  if (idle.includes(session)) idle = idle.filter((other) => other !== session);
  return session;
}

function rest(session: ManuscriptSession): void {
  idle = [...idle.filter((other) => other !== session), session];
  while (idle.length > MOST_IDLE) {
    const oldest = idle.shift()!;
    sessions.delete(oldest.id);
    oldest.dispose();
  }
}
