/** Words that are as good as each other in a phrase: `{fall} together` is `drop together`, `tanked together` and so on. */
export const WORD_CLASSES: Readonly<Record<string, string>> = {
  percent: `1% 2% 3% 5% 10% 1pct percent pct percentage 1 point points`,
  bad: `ugly ugliest nasty nastiest horrible terrible awful brutal bloody bloodiest rough roughest dark darkest scary scariest
    violent chaotic panicky hellish disastrous catastrophic dreadful gruesome grim painful miserable stormy turbulent hectic
    crazy insane extreme huge outlier disaster crash panic selloff meltdown stress crisis catastrophe worst really-bad crappy shitty shit awfullest volatile`,
  twitch: `blink+ twitch+ flinch+ budge+ jump+ move+ react+ go+ turn+ crack+ wobble+ sneeze+ break+ wake+
    start+ fall+ drop+ rise+ dump+ pump+ shift+ swing+ buckle+ respond+`,
  move: 'move+ go+ run+ swing+ travel+',
  fall: `fall+ drop+ crash+ tank+ dump+ sink+ bleed+ puke+ dip+ sell+ plunge+ slide+ slump+ tumble+ crater+ nosedive+
    collapse+ plummet+ decline+ correct+ capitulate+ nuke+ implode+`,
  rise: `rise+ pump+ rally+ climb+ rip+ moon+ soar+ surge+ gain+ jump+ bounce+ advance+ melt+ rebound+ recover+ rocket+`,
};
