package intake

import (
	"context"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// asked holds an address against the robots.txt of its host.
func (f *fetcher) asked(ctx context.Context, u *url.URL) error {
	if f.opt.IgnoreRobots {
		return nil
	}
	host := u.Scheme + "://" + strings.ToLower(u.Host)
	r, known := f.rules[host]
	if !known {
		r = f.robots(ctx, host, &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"})
		if ctx.Err() == nil { // one that ran out of time may be asked again
			f.rules[host] = r
		}
	}
	if r.err != nil {
		return r.err
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	if !r.allows(path) {
		return limited(FlagIgnoreRobots, "%s/robots.txt asks that %s is not fetched", host, quote(path))
	}
	return nil
}

// robots fetches the robots.txt of a host and judges as RFC 9309 says, section
// 2.3.1: where there is none all is allowed, where the server fails nothing is.
func (f *fetcher) robots(ctx context.Context, host string, u *url.URL) ruling {
	for range maxRobotsRedirects + 1 {
		resp, err := f.once(ctx, u)
		if err != nil {
			return unreachable(host, err)
		}
		r, next := f.judge(host, resp)
		resp.Body.Close()
		if next == nil {
			return r
		}
		if err := f.onward(u, next); err != nil {
			return unreachable(host, err)
		}
		u = next
	}
	return ruling{} // more redirects than must be followed are no robots.txt
}

// maxRobotsRedirects is how many the standard asks to follow.
const maxRobotsRedirects = 5

// judge reads one answer; next is where it sends us.
func (f *fetcher) judge(host string, resp *http.Response) (r ruling, next *url.URL) {
	switch code := resp.StatusCode; {
	case code == http.StatusOK:
		text, err := io.ReadAll(io.LimitReader(resp.Body, maxRobots))
		if err != nil {
			return unreachable(host, err), nil
		}
		return readRobots(string(text)), nil
	case code >= 300 && code < 400:
		next, err := redirected(resp)
		if err != nil {
			return ruling{}, nil
		}
		return ruling{}, next
	case code >= 400 && code < 500, code > 200 && code < 300:
		return ruling{}, nil
	}
	return ruling{err: limited(FlagIgnoreRobots, "%s/robots.txt: the server answers %d %s, which forbids all until it answers", host, resp.StatusCode, http.StatusText(resp.StatusCode))}, nil
}

// unreachable forbids all. Where the host itself is refused or out of time, that
// is what is said.
func unreachable(host string, err error) ruling {
	f := faultOf("", 0, err)
	if f.Flag != "" {
		return ruling{err: err}
	}
	return ruling{err: &refusal{message: host + "/robots.txt: " + f.Message + "; that forbids all until it can be read", flag: FlagIgnoreRobots, err: err}}
}
