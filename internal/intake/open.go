package intake

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
)

// Open gives the reports in targets, one after another in their order: files,
// folders with all in them, addresses of http and https, or "-" for
// Options.Stdin. Each pair has a report, or a *Fault of one item; the rest goes on.
// What starts with a scheme is an address; a file of such a name is given as
// ./NAME.
func Open(ctx context.Context, targets []string, opt Options) iter.Seq2[Report, error] {
	return func(yield func(Report, error) bool) {
		f := newFetcher(opt)
		defer f.close()
		for _, target := range targets {
			e := &emitter{yield: yield, item: withoutUser(target)}
			(&intake{ctx: ctx, opt: opt, lim: opt.limits()}).target(e, f, target)
			if e.end(); e.over || ctx.Err() != nil {
				return
			}
		}
	}
}

func (in *intake) target(e *emitter, f *fetcher, target string) {
	switch {
	case in.ctx.Err() != nil:
		e.fault(e.item, 0, stopped(in.ctx))
	case target == "-":
		in.stdin(e)
	case isAddress(target):
		in.fetch(e, f, target)
	default:
		in.path(e, target)
	}
}

// isAddress says whether a target begins with a scheme, of whatever kind.
func isAddress(target string) bool {
	scheme, _, ok := strings.Cut(target, "://")
	return ok && scheme != "" && strings.IndexFunc(scheme, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '+' && r != '-' && r != '.'
	}) < 0
}

// stdin waits as long as the context lasts: who feeds it may take their time.
func (in *intake) stdin(e *emitter) {
	if in.opt.Stdin == nil {
		e.fault("-", 0, refuse("there is no standard input here"))
		return
	}
	p, stop := newPatient(in.ctx, in.opt.Stdin, forever)
	defer stop()
	in.stream(e, source{item: "-"}, p)
}

// path reads a file or a folder that a user names; links are followed here, and
// in folders they are not.
func (in *intake) path(e *emitter, path string) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		e.fault(path, 0, pathFault(err))
	case info.IsDir():
		in.folder(e, path)
	default:
		in.file(e, path)
	}
}

func (in *intake) file(e *emitter, path string) {
	f, err := guarded(in, "the file", func() (*os.File, error) { return os.Open(path) }) // a pipe waits for its other end
	if err != nil {
		e.fault(path, 0, pathFault(err))
		return
	}
	defer f.Close()
	p, stop := newPatient(in.ctx, f, in.lim.Time)
	defer stop()
	in.stream(e, source{item: path}, p)
}

// folder reads all files under a folder, by name. Names that begin with a dot are
// passed over, as are links and what is no file.
func (in *intake) folder(e *emitter, root string) {
	files := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			e.fault(path, 0, pathFault(err))
			return nil
		}
		if e.over || in.ctx.Err() != nil {
			return fs.SkipAll
		}
		if path != root && strings.HasPrefix(d.Name(), ".") {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			if rel, err := filepath.Rel(root, path); err == nil && strings.Count(rel, string(filepath.Separator)) >= in.lim.Depth {
				e.fault(path, 0, limited(FlagDepth, "lies deeper than the limit of %d folders", in.lim.Depth))
				return fs.SkipDir
			}
			return nil
		}
		if !d.Type().IsRegular() {
			return nil
		}
		if files++; files > in.lim.Items {
			e.fault(root, 0, limited(FlagItems, "has more than the limit of %d files; the rest is left out", in.lim.Items))
			return fs.SkipAll
		}
		in.file(e, path)
		return nil
	})
	if err != nil {
		e.fault(root, 0, pathFault(err))
	} else if files == 0 {
		e.fault(root, 0, refuse("is a folder without files"))
	}
}

// pathFault is what the system says of a path, without the path that the fault
// names already.
func pathFault(err error) error {
	if p, ok := errors.AsType[*fs.PathError](err); ok {
		return &refusal{message: p.Err.Error(), err: err}
	}
	return err
}
