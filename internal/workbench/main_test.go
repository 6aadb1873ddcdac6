package workbench

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"casus/internal/browser"
)

// What all tests share: one program, one server, one browser.
var (
	binary string
	server *browser.Server
	chrome *browser.Browser
)

// tabs bounds how many tabs work at once: more make each other slow.
var tabs = make(chan struct{}, 2)

func TestMain(m *testing.M) {
	if browser.Off() {
		fmt.Println("CASUS_BROWSER=none: the tests in a browser are left out")
		return
	}
	code, err := run(m)
	if err != nil {
		fmt.Println("the tests in a browser cannot run:", err)
		code = 1
	}
	os.Exit(code)
}

func run(m *testing.M) (int, error) {
	path, err := browser.Find()
	if err != nil {
		return 1, err
	}
	folder, err := os.MkdirTemp("", "casus-workbench-")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(folder)
	if binary, err = browser.Build(folder); err != nil {
		return 1, err
	}
	if server, err = browser.Serve(binary, filepath.Join(folder, "studies.db")); err != nil {
		return 1, err
	}
	defer server.Kill()
	if chrome, err = browser.Start(path); err != nil {
		return 1, err
	}
	defer chrome.Close()
	return m.Run(), nil
}

// desk is the usual size of a tab, pocket that of a telephone.
var (
	desk   = browser.Look{Width: 1440, Height: 900}
	pocket = browser.Look{Width: 390, Height: 844}
)

// reader is a tab whose steps end the test where they fail, with a picture of what
// was to be seen.
type reader struct {
	*testing.T
	*browser.Tab
	at string // the server's address
}

// open makes a tab at a query of the page. At the end of the test the console must
// have told no fault, and no other host may have been asked for anything.
func open(t *testing.T, look browser.Look, query string) *reader {
	t.Helper()
	return openAt(t, server.URL, look, query)
}

func openAt(t *testing.T, at string, look browser.Look, query string) *reader {
	t.Helper()
	tabs <- struct{}{}
	tab, err := chrome.Open(look, t.TempDir())
	if err != nil {
		<-tabs
		t.Fatal(err)
	}
	r := &reader{t, tab, at}
	t.Cleanup(func() {
		r.clean()
		tab.Close()
		<-tabs
	})
	r.visit(query)
	return r
}

// clean checks that nothing went wrong out of sight.
func (r *reader) clean() {
	for _, fault := range r.Faults() {
		r.Errorf("the console told: %s", fault)
	}
	own, _ := url.Parse(r.at) // the server's own
	for _, request := range r.Requests() {
		to, err := url.Parse(request)
		if err != nil || to.Host != own.Host && !slices.Contains([]string{"blob", "data"}, to.Scheme) {
			r.Errorf("something was asked of another host: %s", request)
		}
	}
}

// do ends the test where a step failed.
func (r *reader) do(err error) {
	r.Helper()
	if err == nil {
		return
	}
	if picture, e := r.Picture(false); e == nil {
		name := filepath.Join(os.TempDir(), "casus-"+strings.NewReplacer("/", "-", " ", "-").Replace(r.Name())+".png")
		if os.WriteFile(name, picture, 0o600) == nil {
			err = fmt.Errorf("%w (what was to be seen: %s)", err, name)
		}
	}
	r.Fatal(err)
}

func (r *reader) visit(query string) {
	r.Helper()
	r.do(r.Go(r.at + query))
	r.settled()
}

// settled waits until nothing loads any more.
func (r *reader) settled() { r.Helper(); r.do(r.Settled()) }

func (r *reader) click(css, name string) { r.Helper(); r.do(r.Click(css, name)) }
func (r *reader) sees(text string)       { r.Helper(); r.do(r.Sees(text)) }
func (r *reader) has(css, name string)   { r.Helper(); r.do(r.Has(css, name)) }
func (r *reader) press(keys ...string)   { r.Helper(); r.do(r.Press(keys...)) }

// pick clicks a state on the map.
func (r *reader) pick(state string) {
	r.Helper()
	r.do(r.ClickAt(`.map-drawing [data-state="`+state+`"] circle`, ""))
}

// look is a value of the page.
func look[T any](r *reader, js string) T {
	r.Helper()
	var value T
	r.do(r.Script(js, &value))
	return value
}
