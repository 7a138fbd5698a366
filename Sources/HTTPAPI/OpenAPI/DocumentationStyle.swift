/// The look of the documentation: the system's fonts and the reader's choice of light or dark.
enum DocumentationStyle {
    static let css = """
        :root { color-scheme: light dark; --line: light-dark(#ddd, #444); --soft: light-dark(#f5f5f2, #26262a);
          --link: light-dark(#0b57d0, #9ec1ff); }
        * { box-sizing: border-box; }
        body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem;
          background: light-dark(#fff, #1b1b1e); color: light-dark(#222, #e6e6e6); overflow-wrap: anywhere; }
        a { color: var(--link); }
        nav a { display: inline-block; padding: .25rem .5rem .25rem 0; }
        h1 small { font-weight: normal; font-size: 1rem; }
        h2 { border-bottom: 1px solid var(--line); margin-top: 2.5rem; text-transform: capitalize; }
        article { margin: 1.5rem 0; padding: .25rem 1rem 1rem; background: var(--soft); border-radius: .5rem; }
        h3 { font-size: 1.05rem; }
        h4 { margin: 1rem 0 .25rem; }
        .method { font-weight: 700; padding: .1rem .4rem; border: 1px solid var(--line); border-radius: .25rem; }
        code { font: .9em ui-monospace, monospace; }
        .wide { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; }
        th, td { text-align: start; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid var(--line); }
        td:first-child { white-space: nowrap; }

        """
}
