package intake

import (
	"bufio"
	"context"
	"errors"
	"io"
	"iter"
	"net/url"
	"path"
	"slices"
	"strings"
)

// window is how much of an input is looked at to find out what it is.
const window = 64 << 10

// source is where an input comes from and what is said of it from outside.
type source struct {
	item    string // Report.File
	url     string // from which it was fetched, after redirects; "" for a file
	charset string // as the server declares it
	media   string // media type as the server declares it: text/html
}

func (s source) report(kind string) Report {
	return Report{File: s.item, URL: s.url, Kind: kind, Lang: Unknown}
}

// resolve makes an address whole that a feed gives relative to its own.
func (s source) resolve(address string) string {
	base, err := url.Parse(s.url)
	if err != nil || s.url == "" {
		return address
	}
	ref, err := url.Parse(strings.TrimSpace(address))
	if err != nil || address == "" {
		return address
	}
	return base.ResolveReference(ref).String()
}

// Read gives the reports in what a reader holds. name stands for it in reports
// and faults. What it is, is seen from the bytes, save where Options.Kind says it.
// Each pair has a report, or a *Fault of one item; the rest goes on. The reports
// can be taken once, as they use up the reader.
func Read(ctx context.Context, name string, r io.Reader, opt Options) iter.Seq2[Report, error] {
	return func(yield func(Report, error) bool) {
		e := &emitter{yield: yield, item: name}
		p, stop := newPatient(ctx, r, opt.limits().Time)
		defer stop()
		(&intake{ctx: ctx, opt: opt, lim: opt.limits()}).stream(e, source{item: name}, p)
		e.end()
	}
}

// Collect gathers all reports and all faults.
func Collect(seq iter.Seq2[Report, error]) (reports []Report, faults []error) {
	for r, err := range seq {
		if err != nil {
			faults = append(faults, err)
			continue
		}
		reports = append(reports, r)
	}
	return reports, faults
}

// emitter hands on reports and faults of one input, and counts the faults past
// maxFaults instead.
type emitter struct {
	yield  func(Report, error) bool
	item   string
	faults int
	over   bool // the taker wants no more
}

func (e *emitter) report(r Report) bool {
	if !e.over && !e.yield(r, nil) {
		e.over = true
	}
	return !e.over
}

func (e *emitter) fault(item string, line int, err error) bool {
	if e.faults++; e.faults <= maxFaults && !e.over && !e.yield(Report{}, faultOf(item, line, err)) {
		e.over = true
	}
	return !e.over
}

func (e *emitter) end() {
	if more := e.faults - maxFaults; more > 0 && !e.over {
		e.yield(Report{}, faultOf(e.item, 0, refuse("%d more faults are not listed", more)))
	}
}

// intake reads with one set of options.
type intake struct {
	ctx context.Context
	opt Options
	lim Limits
}

// stream finds out what a stream is and reads it. An archive is opened once.
func (in *intake) stream(e *emitter, s source, r io.Reader) {
	br := bufio.NewReaderSize(r, window)
	start, err := br.Peek(window)
	if err != nil && err != io.EOF && len(start) == 0 {
		e.fault(s.item, 0, err)
		return
	}
	switch {
	case isGzip(start):
		in.gunzip(e, s, br)
	case isZip(start):
		in.unzip(e, s, br)
	default:
		in.plain(e, s, br, start)
	}
}

// plain reads what is in no archive, or out of one.
func (in *intake) plain(e *emitter, s source, br *bufio.Reader, start []byte) {
	if len(start) == 0 {
		e.fault(s.item, 0, refuse("is empty"))
		return
	}
	kind, err := in.kindOf(s, start)
	if err != nil {
		e.fault(s.item, 0, err)
		return
	}
	if wide, _ := wideEncoding(start); wide != "" && (kind == KindGDELT || kind == KindJSONL) {
		e.fault(s.item, 0, refuse("is %s; batches and exports are UTF-8", wide))
		return
	}
	switch kind {
	case KindGDELT:
		in.gdelt(e, s, br)
		return
	case KindJSONL:
		in.jsonl(e, s, br)
		return
	}
	data, err := readAll(br, in.lim)
	if err != nil {
		e.fault(s.item, 0, err)
		return
	}
	in.document(e, s, kind, data)
}

// document reads one that is whole in memory.
func (in *intake) document(e *emitter, s source, kind string, data []byte) {
	switch kind {
	case KindRSS, KindAtom:
		in.feed(e, s, kind, data)
		return
	case KindJSONFeed:
		in.jsonFeed(e, s, data)
		return
	}
	var r Report
	var err error
	if kind == KindHTML {
		r, err = in.page(s, data)
	} else {
		r, err = readText(s, data, in.opt)
	}
	if err != nil {
		e.fault(s.item, 0, err)
		return
	}
	e.report(r)
}

// kindOf is the kind that the options ask for, else what the bytes show; a page
// may begin with words, so that it is known only by its name or media type.
func (in *intake) kindOf(s source, start []byte) (string, error) {
	if in.opt.Kind != "" {
		if !slices.Contains(Kinds(), in.opt.Kind) {
			return "", refuse("%s: %s is no kind; kinds are %s", FlagKind, quote(in.opt.Kind), strings.Join(Kinds(), ", "))
		}
		return in.opt.Kind, nil
	}
	kind, err := sniff(start)
	if err != nil || kind != KindText {
		return kind, err
	}
	ext := path.Ext(strings.TrimSuffix(strings.ToLower(s.item), ".gz"))
	if s.url == "" && (ext == ".html" || ext == ".htm" || ext == ".xhtml") || s.media == "text/html" || s.media == "application/xhtml+xml" {
		return KindHTML, nil
	}
	return KindText, nil
}

// guarded runs a library on hostile input: no longer than the time for one page,
// and its panic is an error. What runs over is left behind; the input is bounded,
// so that it comes to an end.
func guarded[T any](in *intake, what string, run func() (T, error)) (T, error) {
	ctx, cancel := context.WithTimeout(in.ctx, in.lim.Time)
	defer cancel()
	type outcome struct {
		value T
		err   error
	}
	done := make(chan outcome, 1)
	go func() {
		var out outcome
		defer func() {
			if p := recover(); p != nil {
				out.err = refuse("%s cannot be read: its markup leads the parser astray", what)
			}
			done <- out
		}()
		out.value, out.err = run()
	}()
	select {
	case out := <-done:
		return out.value, out.err
	case <-ctx.Done():
		var none T
		if errors.Is(ctx.Err(), context.DeadlineExceeded) && in.ctx.Err() == nil {
			return none, limited(FlagTime, "%s was not read in %s", what, in.lim.Time)
		}
		return none, stopped(in.ctx)
	}
}
