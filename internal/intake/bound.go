package intake

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// capped reads no more than a number of bytes; one more is a refusal, not an
// end, so that nothing is cut in silence.
type capped struct {
	r    io.Reader
	left int64
	over error // what to say of more
}

func (c *capped) Read(p []byte) (int, error) {
	if c.left < 0 {
		return 0, c.over
	}
	if int64(len(p)) > c.left+1 {
		p = p[:c.left+1]
	}
	n, err := c.r.Read(p)
	c.left -= int64(n)
	if c.left < 0 {
		return n - 1, c.over
	}
	return n, err
}

// tooLarge is what is said of a document over the limit.
func tooLarge(l Limits) error {
	return limited(FlagBytes, "is larger than the limit of %d bytes", l.Bytes)
}

func batchTooLarge(l Limits) error {
	return limited(FlagBatch, "is larger than the limit of %d bytes for all its items", l.Batch)
}

// readAll reads a whole document.
func readAll(r io.Reader, l Limits) ([]byte, error) {
	return io.ReadAll(&capped{r: r, left: l.Bytes, over: tooLarge(l)})
}

// forever is as long as anyone waits.
const forever = 1000 * time.Hour

// patient waits for another reader no longer than the time that is left, summed
// over all its reads: only waiting counts, not what is done with the bytes. The
// reads happen beside it, as a pipe or a terminal cannot be called off.
type patient struct {
	ctx     context.Context
	left    time.Duration
	most    time.Duration
	ask     chan int
	got     chan piece
	pending []byte
	err     error
}

type piece struct {
	data []byte
	err  error
}

// newPatient wraps a reader; stop ends the reads, the last of which may still
// hang in the reader until that gives way.
func newPatient(ctx context.Context, r io.Reader, most time.Duration) (p *patient, stop func()) {
	p = &patient{ctx: ctx, left: most, most: most, ask: make(chan int), got: make(chan piece, 1)}
	go func() {
		for n := range p.ask {
			data := make([]byte, n)
			n, err := r.Read(data)
			p.got <- piece{data[:max(0, min(n, len(data)))], err}
		}
	}()
	return p, func() { close(p.ask) }
}

func (p *patient) Read(out []byte) (int, error) {
	for empty := 0; len(p.pending) == 0; empty++ {
		if p.err != nil {
			return 0, p.err
		}
		if empty > 100 {
			p.err = io.ErrNoProgress
			continue
		}
		p.fetch(min(max(len(out), 4<<10), 64<<10))
	}
	n := copy(out, p.pending)
	p.pending = p.pending[n:]
	return n, nil
}

// fetch waits for one piece. After a fault nothing more is asked for, so that at
// most one read hangs.
func (p *patient) fetch(n int) {
	begun := time.Now()
	timer := time.NewTimer(max(0, p.left))
	defer timer.Stop()
	p.ask <- n
	select {
	case got := <-p.got:
		p.pending, p.err = got.data, got.err
		p.left -= time.Since(begun)
	case <-timer.C:
		p.err = limited(FlagTime, "did not come to its end in %s", p.most)
	case <-p.ctx.Done():
		p.err = stopped(p.ctx)
	}
}

// stopped is a context's end as a fault.
func stopped(ctx context.Context) error {
	err := context.Cause(ctx)
	if errors.Is(err, context.DeadlineExceeded) {
		return &refusal{message: "there was no time left to read it", err: err}
	}
	return &refusal{message: fmt.Sprintf("was not read: %s", err), err: err}
}
