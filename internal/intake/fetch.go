package intake

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// fetcher gets pages and feeds. What robots.txt of a host says is asked once.
type fetcher struct {
	opt    Options
	lim    Limits
	client *http.Client
	rules  map[string]ruling // by scheme and host
}

func newFetcher(o Options) *fetcher {
	dialer := &net.Dialer{Timeout: 10 * time.Second, Control: o.control}
	transport := &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: 10 * time.Second, MaxResponseHeaderBytes: 256 << 10,
		MaxIdleConnsPerHost: 1, IdleConnTimeout: 10 * time.Second, ForceAttemptHTTP2: true, TLSClientConfig: &tls.Config{MinVersion: tls.VersionTLS12}}
	if o.Proxy {
		transport.Proxy = http.ProxyFromEnvironment
		dialer.Control = nil // the proxy calls the host, and may itself be near
	}
	stay := func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
	return &fetcher{opt: o, lim: o.limits(), client: &http.Client{Transport: transport, CheckRedirect: stay}, rules: map[string]ruling{}}
}

func (f *fetcher) close() { f.client.CloseIdleConnections() }

func (f *fetcher) agent() string {
	if f.opt.Version == "" {
		return "casus"
	}
	return "casus/" + strings.Join(strings.Fields(f.opt.Version), "-")
}

// get fetches an address, over redirects each of which is held against the same
// rules. The answer is one of status 200; its body is to be closed.
func (f *fetcher) get(ctx context.Context, target string) (*http.Response, error) {
	u, err := f.opt.parseAddress(target)
	if err != nil {
		return nil, err
	}
	for hops := 0; ; hops++ {
		if err := f.asked(ctx, u); err != nil {
			return nil, err
		}
		resp, err := f.once(ctx, u)
		if err != nil {
			return nil, err
		}
		if resp.StatusCode == http.StatusOK {
			return resp, nil
		}
		resp.Body.Close()
		next, err := redirected(resp)
		if err != nil {
			return nil, err
		}
		if hops == f.lim.Redirects {
			return nil, limited(FlagRedirects, "sends us on more than %d times", f.lim.Redirects)
		}
		if err := f.onward(u, next); err != nil {
			return nil, err
		}
		u = next
	}
}

// onward says why a redirect is not followed.
func (f *fetcher) onward(from, to *url.URL) error {
	if from.Scheme == "https" && to.Scheme != "https" {
		return refuse("sends us from https to %s, which is not followed", shown(to))
	}
	if err := f.opt.allowed(to); err != nil {
		f := faultOf("", 0, err)
		return &refusal{message: "sends us to " + quote(shown(to)) + ": " + f.Message, flag: f.Flag, err: err}
	}
	return nil
}

// once makes one request.
func (f *fetcher) once(ctx context.Context, u *url.URL) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, refuse("is no address: %s", clean(err.Error()))
	}
	req.Header.Set("User-Agent", f.agent())
	req.Header.Set("Accept", "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, text/plain, */*;q=0.5")
	resp, err := f.client.Do(req)
	if err != nil {
		return nil, f.failed(ctx, err)
	}
	if enc := resp.Header.Get("Content-Encoding"); enc != "" && !strings.EqualFold(enc, "identity") {
		resp.Body.Close()
		return nil, refuse("comes packed as %s, which was not asked for", quote(enc))
	}
	return resp, nil
}

// failed says what came of a request without an answer.
func (f *fetcher) failed(ctx context.Context, err error) error {
	if r, ok := errors.AsType[*refusal](err); ok {
		return r
	}
	if errors.Is(context.Cause(ctx), errTime) {
		return limited(FlagTime, "did not answer in %s", f.lim.Time)
	}
	if ctx.Err() != nil {
		return stopped(ctx)
	}
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}
	return &refusal{message: "could not be fetched: " + clean(err.Error()), err: err}
}

// redirected is where an answer sends us; an error where it does not.
func redirected(resp *http.Response) (*url.URL, error) {
	switch resp.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		next, err := resp.Location()
		if err != nil {
			return nil, refuse("sends us on without saying where")
		}
		next.Fragment = ""
		return next, nil
	}
	return nil, refuse("the server answers %d %s", resp.StatusCode, http.StatusText(resp.StatusCode))
}

// errTime is the cause of a context that ran out of the time of a fetch.
var errTime = errors.New("the time of a fetch is over")

// fetch reads what is at an address.
func (in *intake) fetch(e *emitter, f *fetcher, target string) {
	ctx, cancel := context.WithTimeoutCause(in.ctx, in.lim.Time, errTime)
	defer cancel()
	resp, err := f.get(ctx, target)
	if err != nil {
		e.fault(withoutUser(target), 0, err)
		return
	}
	defer resp.Body.Close()
	media, params, _ := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	s := source{item: target, url: shown(resp.Request.URL), charset: params["charset"], media: media}
	in.stream(e, s, &timed{ctx: ctx, r: resp.Body, f: f})
}

// timed says in our words why a body stopped coming.
type timed struct {
	ctx context.Context
	r   io.Reader
	f   *fetcher
}

func (t *timed) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	if err == nil || err == io.EOF {
		return n, err
	}
	if errors.Is(context.Cause(t.ctx), errTime) {
		return n, limited(FlagTime, "did not come to its end in %s", t.f.lim.Time)
	}
	return n, t.f.failed(t.ctx, err)
}

// withoutUser is a target as it is shown.
func withoutUser(target string) string {
	if u, err := url.Parse(target); err == nil && u.User != nil {
		return shown(u)
	}
	return head(oneLine(target), 300)
}
