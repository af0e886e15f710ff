/** Words that are as good as each other in a phrase: `{fall} together` is `drop together`, `tanked together` and so on. */
export const WORD_CLASSES: Readonly<Record<string, string>> = {
  move: 'move+ go+ run+ swing+ travel+',
  fall: `fall+ drop+ crash+ tank+ dump+ sink+ bleed+ puke+ dip+ sell+ plunge+ slide+ slump+ tumble+ crater+ nosedive+
    collapse+ plummet+ decline+ correct+ capitulate+ nuke+ implode+`,
  rise: `rise+ pump+ rally+ climb+ rip+ moon+ soar+ surge+ gain+ jump+ bounce+ advance+ melt+ rebound+ recover+ rocket+`,
};
