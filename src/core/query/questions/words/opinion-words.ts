/** Verdicts on a subject of talk, which ask for no number unless somebody asks. `phrases.ts` says how a phrase is written. */
export const OPINION_WORDS = {
  verdict: `
    overrated, underrated, overhyped, over hyped, overblown, overdone, overused, overplayed, overstated, underappreciated,
    talk/stuff/thing/narrative/debate/discourse/obsession/charts/chart/posts/takes/story/hype/comparison/comparisons ... is/are/isnt/arent/gets/was so/such/just/pure/total/complete/utter/way/too/old/tired/boring/dumb/stupid/silly/lame/lazy/noise/nonsense/rubbish/garbage/cringe/tiring/exhausting/irrelevant/annoying,
    is/are a/such/just/pure/total/totally/complete/completely/kinda/so/basically/the ... meme/memes/fluke/illusion/mirage/vibes/fad/cope/joke/scam/psyop/myth/coincidence/noise/nonsense/rubbish/garbage/clickbait/distraction/cliche/buzzword,
    is/are/be/as boring/useless/pointless/meaningless/irrelevant/astrology/noise/nonsense/cope/dumb/silly/coincidence/pseudoscience/voodoo/cringe,
    link/correlation/corr/connection/thing/narrative/coupling/comparison is/are dead/cooked/stale/toast/useless/pointless/meaningless,
    coping mechanism, pure coincidence, pure noise, means/mean/meant/proves/prove/says nothing, doesnt/dont/does/do not matter, doesnt/dont matter,
    couldnt/dont/doesnt/dont really/could care less, dont/doesnt/didnt care, nobody/noone cares, nobody/noone should/really/still care/cares, who cares, could not care,
    i find/found ..... boring/dull/lazy/silly/dumb/tiring/annoying/pointless/useless/meaningless/exhausting/laughable, getting old/tiring/boring,
    crowd/people/guys/bros/maxis is/are so/too/very/back/loud/annoying/insufferable,
    make/makes/making/made too much of, read/reads/reading too much into, tired/sick/bored/weary/done of/with/hearing, so done, so over,
    not/never/no a fan, no fan of, not/never/dont buying/buy the/this/that/it/into, not/im sold on,
    love/funny/hilarious/cute/amusing/wild how ... every/everyone/people/they/all, rediscover*, waste of time,
    dumb/stupid/silly/lazy/terrible/pointless/boring/meaningless comparison/comparisons/take/takes/analogy/debate/chart/metric,
    should stop/quit ... comparing/talking/posting/pretending, stop/quit comparing/posting/pretending/obsessing,
    enough of/with/about, give it a rest, get over it, snake oil, tea leaves`,
} as const;
