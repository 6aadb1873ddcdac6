package server

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"
)

// desk computes answers: each once, however many wait for it, and only so many at a
// time.
type desk struct {
	log   *slog.Logger
	kept  *shelf
	slots chan struct{} // one for each answer that may be in the making
	long  chan struct{} // and for each that takes long

	mu    sync.Mutex
	under map[string]*work
}

// work is an answer in the making.
type work struct {
	done   chan struct{} // closed when answer or problem stands
	answer *answer
	err    error
	at     atomic.Pointer[Progress]

	waiting int             // under desk.mu
	over    context.Context // ends with the time that the work has
	cancel  context.CancelFunc
}

// result is what has come of a work that is done or whose time is over.
func (w *work) result() (*answer, error) {
	select {
	case <-w.done:
		return w.answer, w.err
	default:
		return nil, stopped(w.over)
	}
}

// Bounds on an answer.
const (
	mostBytes    = 64 << 20         // of an answer
	shortTime    = 60 * time.Second // for an answer that is not long
	longTime     = 10 * time.Minute
	busyForAbout = 5 // seconds after which to ask again
)

func newDesk(log *slog.Logger, cores, long int) *desk {
	return &desk{log: log, kept: newShelf(mostKept), slots: make(chan struct{}, cores), long: make(chan struct{}, long), under: map[string]*work{}}
}

// join gives the work on an answer, and begins it if nobody has. The caller must
// leave it when it waits no more.
func (d *desk) join(key string, e *Endpoint, query map[string][]string, format string) (*work, *Problem) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if w := d.under[key]; w != nil {
		w.waiting++
		return w, nil
	}
	if e.Long {
		select {
		case d.long <- struct{}{}:
		default:
			p := problemf(http.StatusTooManyRequests, "%d long tasks are running, which is all that run at a time; ask again when one is done", cap(d.long))
			p.retry = busyForAbout
			return nil, p
		}
	}
	limit := shortTime
	if e.Long {
		limit = longTime
	}
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	w := &work{done: make(chan struct{}), waiting: 1, over: ctx, cancel: cancel}
	d.under[key] = w
	go d.do(ctx, w, key, e, query, format)
	return w, nil
}

// leave says that one of those who wait does so no more; with the last the work
// stops.
func (d *desk) leave(key string, w *work) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if w.waiting--; w.waiting == 0 {
		w.cancel()
		if d.under[key] == w {
			delete(d.under, key)
		}
	}
}

func (d *desk) do(ctx context.Context, w *work, key string, e *Endpoint, query map[string][]string, format string) {
	defer func() {
		if r := recover(); r != nil {
			d.log.Error("an answer failed", "path", e.Path, "panic", fmt.Sprint(r), "stack", string(debug.Stack()))
			w.answer, w.err = nil, fmt.Errorf("panic: %v", r)
		}
		if e.Long {
			<-d.long
		}
		if w.err == nil {
			d.kept.put(key, w.answer)
		}
		d.mu.Lock()
		if d.under[key] == w {
			delete(d.under, key)
		}
		d.mu.Unlock()
		close(w.done)
	}()
	select {
	case d.slots <- struct{}{}:
		defer func() { <-d.slots }()
	case <-ctx.Done():
		w.err = stopped(ctx)
		return
	}
	out := &boundedBuffer{most: mostBytes}
	err := e.Call(Call{Context: ctx, Query: without(query, "format"), Format: format, Out: out, Progress: func(p Progress) { w.at.Store(&p) }})
	switch {
	case ctx.Err() != nil: // what is done by then is not the whole answer
		w.err = stopped(ctx)
	case out.full:
		w.err = problemf(http.StatusBadRequest, "the answer has more than %d MB; ask for less", mostBytes>>20)
	case err != nil:
		w.err = err
	default:
		w.answer = newAnswer(kinds[format], out.Bytes())
		if format == "html" {
			w.answer.policy = documentPolicy
		}
	}
}

func stopped(ctx context.Context) error {
	if errors.Is(ctx.Err(), context.DeadlineExceeded) {
		p := problemf(http.StatusServiceUnavailable, "the answer took too long and was given up")
		p.retry = busyForAbout
		return p
	}
	return ctx.Err()
}

func without(query map[string][]string, name string) map[string][]string {
	if _, ok := query[name]; !ok {
		return query
	}
	out := make(map[string][]string, len(query))
	for k, v := range query {
		if k != name {
			out[k] = v
		}
	}
	return out
}

// boundedBuffer takes so many bytes and refuses more.
type boundedBuffer struct {
	bytes.Buffer
	most int
	full bool
}

var errFull = errors.New("the answer is too large")

func (b *boundedBuffer) Write(p []byte) (int, error) {
	if b.Len()+len(p) > b.most {
		b.full = true
		return 0, errFull
	}
	return b.Buffer.Write(p)
}
