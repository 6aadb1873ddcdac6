package download

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// Request is a file to download.
type Request struct {
	Name  string // as it is told to the user
	URL   string
	Part  string // the path at which it is kept, with .json beside it
	Limit int64  // bytes
	Fresh bool   // from the start, whatever is there
}

// Got is a file that came whole.
type Got struct {
	Size    int64
	SHA256  string
	Resumed bool // it came in more than one piece
}

// File downloads a file to Request.Part. Where some of it is there and the server
// still has the same file, only the rest is asked for. Faults of the network and
// of a busy server are tried again; what has come stays for the next call.
func (f *Fetcher) File(ctx context.Context, r Request) (Got, error) {
	u, err := url.Parse(r.URL)
	if err != nil {
		return Got{}, err
	}
	if err := f.allowed(u); err != nil {
		return Got{}, err
	}
	p, err := openPart(r.Part, u.Redacted()) // no password goes to disk
	if err != nil {
		return Got{}, err
	}
	defer p.file.Close()
	if r.Fresh {
		if err := p.restart(); err != nil {
			return Got{}, err
		}
	}
	t := transfer{Fetcher: f, Request: r, part: p, show: silent{}, client: f.Client}
	err = t.persist(ctx)
	t.show.Done()
	if err != nil {
		if p.size == 0 { // nothing to go on from
			err = errors.Join(err, p.discard())
		}
		return Got{}, fmt.Errorf("%s: %w", u.Redacted(), plain(err))
	}
	return Got{Size: p.size, SHA256: p.sha256(), Resumed: p.seen.Pieces > 1}, p.file.Sync()
}

// plain leaves out the address that package net/http puts before a fault: it
// stands in ours.
func plain(err error) error {
	if e, ok := errors.AsType[*url.Error](err); ok {
		return e.Err
	}
	return err
}

// transfer is one file on its way.
type transfer struct {
	*Fetcher
	Request
	part   *part
	show   Progress
	client *http.Client
}

// persist tries until the file is whole, or until another attempt is of no use.
func (t *transfer) persist(ctx context.Context) error {
	failed, most := 0, t.part.size
	for {
		err := t.attempt(ctx)
		if err == nil {
			return nil
		}
		if ctx.Err() != nil {
			return context.Cause(ctx)
		}
		if t.part.size > most {
			failed, most = 0, t.part.size // it goes on, if slowly
		}
		failed++
		again, wait := t.retry(err, failed)
		if !again {
			return err
		}
		if failed >= t.Attempts {
			return fmt.Errorf("%d attempts failed, the last: %w", failed, plain(err))
		}
		if err := t.Sleep(ctx, wait); err != nil {
			return cmp.Or(context.Cause(ctx), err)
		}
	}
}

// attempt asks once and takes what comes. It gives up when nothing comes for a
// while.
func (t *transfer) attempt(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	idle := time.AfterFunc(t.Idle, func() { cancel(fmt.Errorf("nothing came for %s", t.Idle)) })
	defer idle.Stop()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, t.URL, nil)
	if err != nil {
		return refusal{err}
	}
	req.Header.Set("User-Agent", t.Agent)
	req.Header.Set("Accept-Encoding", "identity") // bytes as published, so that lengths and ranges hold
	if t.part.size > 0 && t.part.seen.validator() != "" {
		req.Header.Set("Range", fmt.Sprintf("bytes=%d-", t.part.size))
		req.Header.Set("If-Range", t.part.seen.validator())
	}
	resp, err := t.client.Do(req)
	if _, bad := errors.AsType[*tls.CertificateVerificationError](err); bad && t.client == t.Client {
		if t.client, err = t.mend(ctx, err); err != nil {
			t.client = t.Client
			return because(ctx, err)
		}
		resp, err = t.client.Do(req)
	}
	if err != nil {
		return because(ctx, err)
	}
	defer resp.Body.Close()
	idle.Reset(t.Idle)
	if done, err := t.answer(resp); done || err != nil {
		return err
	}
	return because(ctx, t.receive(resp.Body, func() { idle.Reset(t.Idle) }))
}

// because gives our own reason for breaking off where there is one.
func because(ctx context.Context, err error) error {
	if err != nil && ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// answer reads the head of a response and sets the part to where its body
// begins. It is done where the part is whole already.
func (t *transfer) answer(resp *http.Response) (done bool, err error) {
	switch resp.StatusCode {
	case http.StatusOK:
		return false, t.start(identify(t.part.address, resp.Header, resp.ContentLength))
	case http.StatusPartialContent:
		from, total, ok := contentRange(resp.Header.Get("Content-Range"))
		if req := resp.Request.Header; !ok || req.Get("Range") == "" || from != t.part.size || !t.same(resp, total) {
			return false, t.anew("the server sent another piece than was asked for")
		}
		t.begin(total)
		return false, t.part.join()
	case http.StatusRequestedRangeNotSatisfiable:
		if _, total, ok := contentRange(resp.Header.Get("Content-Range")); ok && total == t.part.size && t.same(resp, total) {
			t.begin(total)
			return true, nil
		}
		return false, t.anew("the server has less of the file than came before")
	}
	return false, statusError{resp.StatusCode, retryAfter(resp.Header.Get("Retry-After"), t.Now())}
}

// same says whether a piece is of the file that was begun.
func (t *transfer) same(resp *http.Response, total int64) bool {
	seen, now := t.part.seen, identify(t.part.address, resp.Header, total)
	agree := func(a, b string) bool { return a == "" || b == "" || a == b }
	return (seen.Total < 0 || total < 0 || total == seen.Total) && agree(seen.ETag, now.ETag) && agree(seen.Modified, now.Modified)
}

// start takes the file from its first byte.
func (t *transfer) start(id identity) error {
	if id.Total > t.Limit {
		return refusal{fmt.Errorf("has %d bytes, more than the limit of %d", id.Total, t.Limit)}
	}
	if err := t.part.begin(id); err != nil {
		return err
	}
	t.begin(id.Total)
	return nil
}

func (t *transfer) begin(total int64) {
	if total >= 0 {
		t.part.seen.Total = total
	}
	t.show.Done()
	t.show = t.Begin(t.Name, total, t.part.size)
}

// anew drops what has come and asks for another attempt.
func (t *transfer) anew(why string) error {
	if err := t.part.restart(); err != nil {
		return err
	}
	return errors.New(why)
}

// receive takes the body. What is cut short is told, and so is what is too long.
func (t *transfer) receive(body io.Reader, alive func()) error {
	buffer := make([]byte, 64<<10)
	for {
		n, err := body.Read(buffer)
		if n > 0 {
			alive()
			if t.part.size+int64(n) > t.Limit {
				return refusal{errors.Join(fmt.Errorf("has more than the limit of %d bytes", t.Limit), t.part.restart())}
			}
			if _, err := t.part.Write(buffer[:n]); err != nil {
				return err
			}
			t.show.Add(n)
		}
		if err == io.EOF {
			return t.ended()
		}
		if err != nil {
			return err
		}
	}
}

// ended holds the bytes that came against the length that was told.
func (t *transfer) ended() error {
	if t.part.seen.Total < 0 {
		return nil // the server closed, and told no length
	}
	whole, err := t.part.whole()
	if err != nil {
		return errors.Join(err, t.part.restart())
	}
	if !whole {
		return fmt.Errorf("%d bytes came of %d: %w", t.part.size, t.part.seen.Total, io.ErrUnexpectedEOF)
	}
	return nil
}

// contentRange reads "bytes 5-9/10" and "bytes */10"; total is -1 for an
// asterisk.
func contentRange(text string) (from, total int64, ok bool) {
	text, ok = strings.CutPrefix(text, "bytes ")
	span, size, cut := strings.Cut(text, "/")
	if !ok || !cut {
		return 0, 0, false
	}
	total = -1
	if size != "*" {
		n, err := strconv.ParseUint(size, 10, 62)
		if err != nil {
			return 0, 0, false
		}
		total = int64(n)
	}
	if span == "*" {
		return 0, total, true
	}
	first, last, cut := strings.Cut(span, "-")
	a, err1 := strconv.ParseUint(first, 10, 62)
	b, err2 := strconv.ParseUint(last, 10, 62)
	if !cut || err1 != nil || err2 != nil || b < a || total >= 0 && int64(b) >= total {
		return 0, 0, false
	}
	return int64(a), total, true
}
