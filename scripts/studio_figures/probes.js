// What is put into a page that is measured, before its own scripts: when text came, and when pictures were drawn.
(() => {
  // The clock that the program and its provider read, too; the page's own does not follow it when it is set.
  const clock = () => Date.now();
  const askForPicture = window.requestAnimationFrame.bind(window);
  let isInPicture = false;
  window.requestAnimationFrame = (act) => askForPicture((at) => {
    isInPicture = true;
    // Observers of what changes are told right behind this; for them, too, the picture is still to be made.
    try { act(at); } finally { queueMicrotask(() => { isInPicture = false; }); }
  });
  /** Calls back behind the picture that is being made, or else the next one: the page's own work for it is done. */
  const afterPicture = (act) => {
    const later = () => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => { port1.close(); act(clock()); };
      port2.postMessage(null);
    };
    // One more picture than the page itself wants would be work that the page is then blamed for.
    if (isInPicture) later();
    else askForPicture(later);
  };

  const isManuscript = (node) => (node instanceof Element ? node : node.parentElement)?.closest(".ms-live, .ms-text") != null;
  let texts = [];
  let waiting = null;
  /** The texts of what records put into the manuscript. */
  const added = (records) => records.filter((record) => isManuscript(record.target)).flatMap((record) =>
    record.type === "characterData" ? [record.target.data] : [...record.addedNodes].map((node) => node.textContent));
  new MutationObserver((records) => {
    const found = [...new Set(added(records))].filter((text) => text !== "");
    if (found.length === 0) return;
    const entry = { at: clock(), drawn: null, text: found.join("\n") };
    texts.push(entry);
    if (waiting) waiting.push(entry);
    else {
      waiting = [entry];
      afterPicture((at) => {
        for (const shown of waiting) shown.drawn = at;
        waiting = null;
      });
    }
  }).observe(document, { subtree: true, childList: true, characterData: true });

  let pictures = [];
  let keys = [];
  let tasks = [];
  let isDrawing = false;
  const draw = (at) => {
    if (!isDrawing) return;
    pictures.push(at);
    askForPicture(draw);
  };
  // Known only when the page is measured: a listener for keys costs a little for each of them.
  const pressed = (event) => {
    afterPicture(() => keys.push(performance.now() - event.timeStamp));
  };
  new PerformanceObserver((list) => {
    tasks.push(...list.getEntries().map((entry) => entry.duration));
  }).observe({ type: "longtask" });

  window.measured = {
    /** Forgets what texts came. */
    forget: () => { texts = []; },
    /** The texts that came: when they were in the page, when they were drawn. */
    texts: () => texts,
    /** Begins to count pictures and keys. */
    begin: () => {
      [pictures, keys, tasks] = [[], [], []];
      isDrawing = true;
      askForPicture(draw);
      window.addEventListener("keydown", pressed, true);
    },
    /** Ends that: moments of pictures, milliseconds from keys to their pictures, and long tasks, in milliseconds. */
    end: () => {
      isDrawing = false;
      window.removeEventListener("keydown", pressed, true);
      return { pictures, keys, tasks };
    },
  };
})();
