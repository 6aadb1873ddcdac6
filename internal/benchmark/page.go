package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"casus/internal/browser"
)

// The targets of the page, in milliseconds and bytes.
const (
	firstViewTarget = 1000
	editTarget      = 100
	weightTarget    = 500_000
)

// stopwatch is JavaScript: it presses a button of the page and gives the
// milliseconds from then until a selector finds something, and the frame is drawn.
const stopwatch = `new Promise((done) => {
	const begun = performance.now();
	const look = () => {
		if (!document.querySelector(%q)) return;
		watch.disconnect();
		requestAnimationFrame(() => setTimeout(() => done(performance.now() - begun)));
	};
	const watch = new MutationObserver(look);
	watch.observe(document.body, { subtree: true, childList: true, attributes: true });
	document.querySelector(%q).click();
})`

// page times the workbench in a browser. Without one it says so.
func page(out io.Writer, binary string, runs int) error {
	path, err := browser.Find()
	if err != nil || browser.Off() {
		fmt.Fprintln(out, "no browser is at hand: the page is not timed")
		return nil
	}
	folder, err := os.MkdirTemp("", "casus-benchmark-page-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	chrome, err := browser.Start(path)
	if err != nil {
		return err
	}
	defer chrome.Close()
	var first, again, edit []float64
	var weight int
	for range runs {
		one, err := visit(chrome, binary, folder)
		if err != nil {
			return err
		}
		first, again, edit = append(first, one.first), append(again, one.again), append(edit, one.edit)
		weight = one.weight
	}
	fmt.Fprintf(out, "\nthe page in Chromium, %d visits\tmedian\tworst\ttarget\n", runs)
	for _, row := range []struct {
		name   string
		times  []float64
		target string
	}{
		{"first view: from the address to the coloured map", first, fmt.Sprintf("%d ms", firstViewTarget)},
		{"the same, a second time", again, "-"},
		{"edit: from the click that lets Turkey join to the difference", edit, fmt.Sprintf("%d ms", editTarget)},
	} {
		slices.Sort(row.times)
		fmt.Fprintf(out, "%s\t%.0f ms\t%.0f ms\t%s\n", row.name, row.times[len(row.times)/2], row.times[len(row.times)-1], row.target)
	}
	fmt.Fprintf(out, "all that the first view loads, packed\t%.0f kB\t\t%d kB\n", float64(weight)/1000, weightTarget/1000)
	return nil
}

// timing is one visit of a reader whose browser has kept nothing, to a server that
// has answered nobody yet.
type timing struct {
	first, again, edit float64 // milliseconds
	weight             int     // bytes
}

func visit(chrome *browser.Browser, binary, folder string) (timing, error) {
	var t timing
	server, err := browser.Serve(binary, filepath.Join(folder, "studies.db"))
	if err != nil {
		return t, err
	}
	defer server.Kill()
	url := server.URL
	tab, err := chrome.Open(browser.Look{Width: 1440, Height: 900}, folder)
	if err != nil {
		return t, err
	}
	defer tab.Close()
	const attack = "?view=map&attacker=IRN&target=SAU&on=2026-02-28"
	const mark = `performance.getEntriesByName("map coloured")[0].startTime`
	err = errors.Join(tab.Go(url+attack), tab.Settled(), tab.Script(mark, &t.first))
	if err != nil {
		return t, err
	}
	t.weight = tab.Received()
	err = errors.Join(tab.Go(url+attack), tab.Settled(), tab.Script(mark, &t.again))
	if err != nil {
		return t, err
	}
	// A reader looks at the page for a moment before clicking; it may use that time.
	err = errors.Join(tab.Go(url+"?view=whatif&attacker=IND&target=PAK"), tab.Settled(), tab.Script(`new Promise((done) => setTimeout(done, 1000))`, nil),
		tab.Script(fmt.Sprintf(stopwatch, "tr.row-more", ".scenarios button"), &t.edit))
	return t, err
}
