package browser

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Browser is a running Chromium without a window.
type Browser struct {
	ctx    context.Context
	cancel []context.CancelFunc
}

// Start runs the Chromium at a path. It reaches nothing but this machine.
func Start(path string) (*Browser, error) {
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
		chromedp.Flag("disable-component-update", true),
		chromedp.DisableGPU,
	)
	if os.Getuid() == 0 {
		options = append(options, chromedp.NoSandbox) // Chromium refuses to run as root with it
	}
	b := &Browser{}
	ctx, end := chromedp.NewExecAllocator(context.Background(), options...)
	b.cancel = append(b.cancel, end)
	b.ctx, end = chromedp.NewContext(ctx)
	b.cancel = append(b.cancel, end)
	if err := chromedp.Do(b.ctx); err != nil {
		b.Close()
		return nil, fmt.Errorf("%s does not start: %w", path, err)
	}
	return b, nil
}

// Close ends Chromium.
func (b *Browser) Close() {
	for i := len(b.cancel) - 1; i >= 0; i-- {
		b.cancel[i]()
	}
}

// Look is how a tab shows the page.
type Look struct {
	Width, Height int
	Dark          bool
}

// Tab is a page in a profile of its own: nothing is kept from other tabs.
type Tab struct {
	// Wait is how long an action waits for what it acts on.
	Wait time.Duration

	ctx    context.Context
	cancel context.CancelFunc
	files  string // where saved files go

	mu       sync.Mutex
	faults   []string
	requests []string
	flying   map[network.RequestID]bool // requests without their answer
	received float64                    // bytes, as they came over the network
}

// Open makes a tab; what it saves goes into a folder.
func (b *Browser) Open(look Look, folder string) (*Tab, error) {
	t := &Tab{Wait: time.Minute, files: folder, flying: map[network.RequestID]bool{}}
	t.ctx, t.cancel = chromedp.NewContext(b.ctx, chromedp.WithNewBrowserContext(), chromedp.WithListener(t.hear))
	if err := t.prepare(look); err != nil {
		t.cancel()
		return nil, err
	}
	return t, nil
}

func (t *Tab) prepare(look Look) error {
	if err := t.Look(look); err != nil {
		return err
	}
	folder, err := filepath.Abs(t.files)
	if err != nil {
		return err
	}
	tab := chromedp.FromContext(t.ctx)
	_, err = chromedp.CallBrowser(t.ctx, browser.SetDownloadBehavior, browser.SetDownloadBehaviorParams{
		Behavior: browser.SetDownloadBehaviorBehaviorAllow, DownloadPath: folder, BrowserContextID: tab.BrowserContextID,
	})
	if err != nil {
		return err
	}
	if _, err := chromedp.Call(t.ctx, network.Enable, network.EnableParams{}); err != nil {
		return err
	}
	_, err = chromedp.Call(t.ctx, log.Enable, struct{}{})
	return err
}

// Look changes the size of the tab and its colours.
func (t *Tab) Look(look Look) error {
	scheme := "light"
	if look.Dark {
		scheme = "dark"
	}
	_, err := chromedp.Call(t.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}})
	if err != nil {
		return err
	}
	return chromedp.Do(t.ctx, chromedp.EmulateViewport(int64(look.Width), int64(look.Height)))
}

// Close ends the tab and its profile.
func (t *Tab) Close() { t.cancel() }

// hear notes what a reader would not see: faults in the console, requests.
func (t *Tab) hear(event any) {
	t.mu.Lock()
	defer t.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeWarning || e.Type == runtime.ConsoleAPICalledTypeAssert {
			text := string(e.Type) + ":"
			for _, arg := range e.Args {
				text += " " + string(arg.Value) + arg.Description
			}
			t.faults = append(t.faults, text)
		}
	case *runtime.EventExceptionThrown:
		text := "thrown: " + e.ExceptionDetails.Text
		if e.ExceptionDetails.Exception != nil {
			text += " " + e.ExceptionDetails.Exception.Description
		}
		t.faults = append(t.faults, text)
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError || e.Entry.Level == log.EntryLevelWarning {
			t.faults = append(t.faults, fmt.Sprintf("%s: %s %s", e.Entry.Level, e.Entry.Text, e.Entry.URL))
		}
	case *network.EventRequestWillBeSent:
		t.requests = append(t.requests, e.Request.URL)
		t.flying[e.RequestID] = true
	case *network.EventLoadingFinished:
		t.received += e.EncodedDataLength
		delete(t.flying, e.RequestID)
	case *network.EventLoadingFailed:
		delete(t.flying, e.RequestID)
	case *network.EventWebSocketCreated:
		t.requests = append(t.requests, e.URL)
	}
}

// Faults is what the console has told, and Requests what was asked of any host.
func (t *Tab) Faults() []string { return t.told(&t.faults) }

// Requests are the addresses of all requests of the tab, in order.
func (t *Tab) Requests() []string { return t.told(&t.requests) }

// Received is how many bytes came, packed as they were sent, with their headers.
func (t *Tab) Received() int {
	t.mu.Lock()
	defer t.mu.Unlock()
	return int(t.received)
}

func (t *Tab) told(list *[]string) []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return append([]string(nil), *list...)
}

// Idle waits until no request is on its way and the page has drawn what came.
func (t *Tab) Idle() error {
	const drawn = `new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))`
	if err := t.Script(drawn, nil); err != nil { // what was just changed may be about to ask
		return err
	}
	for end := time.Now().Add(t.Wait); ; time.Sleep(10 * time.Millisecond) {
		t.mu.Lock()
		left := len(t.flying)
		t.mu.Unlock()
		if left == 0 {
			return t.Script(drawn, nil)
		}
		if time.Now().After(end) {
			return fmt.Errorf("after %s %d requests still have no answer", t.Wait, left)
		}
	}
}

// Forgive forgets the faults told so far: for steps that must cause some, as a
// lost network does.
func (t *Tab) Forgive() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.faults = nil
}

// Fresh forgets the requests told so far, for a tab that goes on at another server.
func (t *Tab) Fresh() {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.requests = nil
	clear(t.flying)
}

// Offline takes the network away, or gives it back.
func (t *Tab) Offline(off bool) error {
	conditions := []*network.Conditions{}
	if off {
		conditions = append(conditions, &network.Conditions{Offline: true, DownloadThroughput: -1, UploadThroughput: -1})
	}
	if _, err := chromedp.Call(t.ctx, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{MatchedNetworkConditions: conditions}); err != nil {
		return err
	}
	_, err := chromedp.Call(t.ctx, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: off, DownloadThroughput: -1, UploadThroughput: -1})
	return err
}
