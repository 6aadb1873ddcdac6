package browser

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	_ "embed"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// Seek is JavaScript: an object whose functions find things in the page by what
// they are and what they say.
//
//go:embed seek.js
var Seek string

// The keys that are pressed by name.
const (
	Tabulator = kb.Tab
	Enter     = kb.Enter
	Escape    = kb.Escape
	Left      = kb.ArrowLeft
	Right     = kb.ArrowRight
	Up        = kb.ArrowUp
	Down      = kb.ArrowDown
	Home      = kb.Home
)

// Go opens an address and waits until it is loaded.
func (t *Tab) Go(url string) error {
	t.land()
	return chromedp.Do(t.ctx, chromedp.Navigate(url))
}

// land forgets requests on their way: with the page that sent them they are given up.
func (t *Tab) land() {
	t.mu.Lock()
	defer t.mu.Unlock()
	clear(t.flying)
}

// Reload opens the same address anew.
func (t *Tab) Reload() error {
	t.land()
	return chromedp.Do(t.ctx, chromedp.Reload())
}

// Back is the back button.
func (t *Tab) Back() error { return t.Script(`history.back()`, nil) }

// Script runs JavaScript in the page and decodes its value into out, if there is
// one. A promise is waited for.
func (t *Tab) Script(js string, out any) error {
	text, err := chromedp.Run(t.ctx, chromedp.Evaluate[string](`(async () => JSON.stringify((await (`+js+`)) ?? null))()`, chromedp.EvalAwaitPromise))
	if err != nil || out == nil {
		return err
	}
	return json.Unmarshal([]byte(text), out)
}

// Until waits for an expression to be true; what names it in the error.
func (t *Tab) Until(what, js string) error {
	end := time.Now().Add(t.Wait)
	for {
		var holds bool
		err := t.Script(`((seek) => Boolean(`+js+`))(`+Seek+`)`, &holds)
		if err != nil || holds {
			return err
		}
		if time.Now().After(end) {
			return fmt.Errorf("waited %s in vain: %s", t.Wait, what)
		}
		time.Sleep(25 * time.Millisecond)
	}
}

func quoted(text string) string {
	b, _ := json.Marshal(text) // a string is always JSON
	return string(b)
}

// Sees waits until the page shows a text. Letters may be large or small.
func (t *Tab) Sees(text string) error {
	return t.Until("the text "+quoted(text), `seek.fold(document.body.innerText).toLowerCase().includes(`+quoted(strings.ToLower(text))+`)`)
}

// Gone waits until the page shows a text no more.
func (t *Tab) Gone(text string) error {
	return t.Until("no text "+quoted(text), `!seek.fold(document.body.innerText).toLowerCase().includes(`+quoted(strings.ToLower(text))+`)`)
}

// Has waits until something that a selector finds and that bears a name is in
// view. An empty name is any; one that begins with = is the whole name.
func (t *Tab) Has(css, name string) error {
	return t.Until(thing(css, name), `seek.first(`+quoted(css)+`, `+quoted(name)+`)`)
}

func thing(css, name string) string {
	if name == "" {
		return css
	}
	return css + " called " + quoted(name)
}

// Settled waits until the page shows its view and nothing in it is on its way.
func (t *Tab) Settled() error {
	if err := t.Idle(); err != nil {
		return err
	}
	if err := t.Until("the page to have loaded", `document.querySelector("h1, h2") && !document.querySelector(".waiting[role=status], .is-loading, .map-wait, progress")`); err != nil {
		return err
	}
	return t.Idle()
}

// Text is what the first such thing shows.
func (t *Tab) Text(css, name string) (string, error) {
	if err := t.Has(css, name); err != nil {
		return "", err
	}
	var text string
	err := t.Script(`((seek) => seek.fold(seek.first(`+quoted(css)+`, `+quoted(name)+`).innerText ?? ""))(`+Seek+`)`, &text)
	return text, err
}

// spot is where something can be clicked, and what lies over it there.
type spot struct {
	X, Y    float64
	Covered string
}

// Click moves the pointer onto a thing and clicks it. A thing that something else
// covers is not clicked: a reader could not either.
func (t *Tab) Click(css, name string) error { return t.click(css, name, false) }

// ClickAt clicks at the middle of a thing that takes no clicks itself, as a mark
// on a map.
func (t *Tab) ClickAt(css, name string) error { return t.click(css, name, true) }

func (t *Tab) click(css, name string, through bool) error {
	find := `seek.first(` + quoted(css) + `, ` + quoted(name) + `)`
	if err := t.Until(thing(css, name)+", not disabled", `(() => { const it = `+find+`; return it && !it.disabled; })()`); err != nil {
		return err
	}
	var at spot
	end := time.Now().Add(t.Wait)
	for {
		err := t.Script(`((seek) => {
			const it = `+find+`;
			if (!it) return { X: 0, Y: 0, Covered: "it is gone" };
			let box = it.getBoundingClientRect();
			if (box.top < 0 || box.bottom > innerHeight || box.left < 0 || box.right > innerWidth) it.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
			box = it.getClientRects()[0] ?? it.getBoundingClientRect();
			const [X, Y] = [box.left + box.width / 2, box.top + box.height / 2];
			const over = document.elementFromPoint(X, Y);
			const free = over && (it.contains(over) || over.contains(it) && over.matches("label"));
			return { X, Y, Covered: free ? "" : over ? over.outerHTML.slice(0, 120) : "it is out of view" };
		})(`+Seek+`)`, &at)
		if err != nil {
			return err
		}
		if at.Covered == "" || through {
			return chromedp.Do(t.ctx, chromedp.MouseClickXY(at.X, at.Y))
		}
		if time.Now().After(end) {
			return fmt.Errorf("%s cannot be clicked: covered by %s", thing(css, name), at.Covered)
		}
		time.Sleep(25 * time.Millisecond)
	}
}

// Press presses keys one after another.
func (t *Tab) Press(keys ...string) error {
	for _, key := range keys {
		if err := chromedp.Do(t.ctx, chromedp.KeyEvent(key)); err != nil {
			return err
		}
	}
	return nil
}

// PressWith presses a key while others are held.
func (t *Tab) PressWith(key string, held ...chromedp.Modifier) error {
	return chromedp.Do(t.ctx, chromedp.KeyEvent(key, chromedp.KeyModifiers(held...)))
}

// Fill clicks a field, takes out what is in it and types a text.
func (t *Tab) Fill(css, name, text string) error {
	if err := t.Click(css, name); err != nil {
		return err
	}
	if err := t.PressWith("a", chromedp.ModifierCtrl); err != nil {
		return err
	}
	return t.Press(kb.Delete, text)
}

// Choose takes an option of a select by its words, with the keyboard as the
// browser does it: typing ahead.
func (t *Tab) Choose(css, name, option string) error {
	if err := t.Has(css, name); err != nil {
		return err
	}
	var found bool
	err := t.Script(`((seek) => {
		const it = seek.first(`+quoted(css)+`, `+quoted(name)+`);
		const option = [...it.options].find((one) => seek.fold(one.textContent).toLowerCase().includes(`+quoted(strings.ToLower(option))+`));
		if (!option) return false;
		it.focus();
		it.value = option.value;
		it.dispatchEvent(new Event("input", { bubbles: true }));
		it.dispatchEvent(new Event("change", { bubbles: true }));
		return true;
	})(`+Seek+`)`, &found)
	if err == nil && !found {
		return fmt.Errorf("%s has no option %s", thing(css, name), quoted(option))
	}
	return err
}

// Saved waits for one more file in the tab's folder and reads it.
func (t *Tab) Saved(act func() error) (name string, content []byte, err error) {
	before, err := t.list()
	if err != nil {
		return "", nil, err
	}
	if err := act(); err != nil {
		return "", nil, err
	}
	for end := time.Now().Add(t.Wait); time.Now().Before(end); time.Sleep(25 * time.Millisecond) {
		now, err := t.list()
		if err != nil {
			return "", nil, err
		}
		i := slices.IndexFunc(now, func(name string) bool { return !slices.Contains(before, name) })
		if i < 0 || slices.ContainsFunc(now, func(name string) bool { return strings.HasSuffix(name, ".crdownload") }) {
			continue
		}
		content, err := os.ReadFile(filepath.Join(t.files, now[i]))
		if len(bytes.TrimSpace(content)) > 0 || err != nil {
			return now[i], content, err
		}
	}
	return "", nil, errors.New("no file was saved")
}

func (t *Tab) list() ([]string, error) {
	entries, err := os.ReadDir(t.files)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names, err
}

// Give puts one of the saved files into a field for files.
func (t *Tab) Give(css, saved string) error {
	folder, err := filepath.Abs(t.files)
	if err != nil {
		return err
	}
	return chromedp.Do(t.ctx, chromedp.SetUploadFiles(chromedp.CSS(css), []string{filepath.Join(folder, saved)}))
}

// Picture is the tab as PNG: what is in view, or the whole page.
func (t *Tab) Picture(whole bool) ([]byte, error) {
	r, err := chromedp.Call(t.ctx, page.CaptureScreenshot, page.CaptureScreenshotParams{Format: page.CaptureScreenshotFormatPng, CaptureBeyondViewport: &whole})
	return r.Data, err
}

// evaluated runs a script as it stands, for what it sets up.
func evaluated(js string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := chromedp.Evaluate[*runtime.RemoteObject](js)(ctx, t)
		return chromedp.Void{}, err
	}
}

func quotedAll(texts []string) string {
	b, _ := json.Marshal(texts) // strings are always JSON
	return string(b)
}
