package server

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"maps"
	"net"
	"net/http"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"time"

	"casus/internal/world"
)

// Options say what is served and to whom.
type Options struct {
	Endpoints []Endpoint
	Addr      string                                // the address that is listened on
	Token     string                                // that every request must bring; empty: none is asked for
	Studies   Studies                               // nil: no workspace is open
	Page      fs.FS                                 // the built page; nil: none was built
	Brief     func(context.Context) ([]byte, error) // the brief as HTML, for where there is no page
	Log       *slog.Logger
	LongTasks int // how many long tasks run at a time; 0: two
}

// Server answers requests.
type Server struct {
	opt       Options
	desk      *desk
	endpoints map[string]*Endpoint
	page      map[string]*answer
	guard     *guard
	api       *answer // its own description
}

const (
	apiRoot     = "/api/v1/"
	mostHeader  = 32 << 10
	headTime    = 10 * time.Second
	idleTime    = 2 * time.Minute
	closingTime = 5 * time.Second
)

// New makes a server.
func New(opt Options) (*Server, error) {
	if opt.Log == nil {
		opt.Log = slog.New(slog.DiscardHandler)
	}
	if opt.LongTasks == 0 {
		opt.LongTasks = 2
	}
	s := &Server{opt: opt, desk: newDesk(opt.Log, runtime.GOMAXPROCS(0)+opt.LongTasks, opt.LongTasks), endpoints: map[string]*Endpoint{}}
	for i := range opt.Endpoints {
		e := &opt.Endpoints[i]
		for _, path := range []string{e.Path, e.Also} {
			if path != "" {
				s.endpoints[path] = e
			}
		}
	}
	var err error
	if s.guard, err = newGuard(opt.Addr, opt.Token); err != nil {
		return nil, err
	}
	if s.page, err = readPage(opt.Page); err != nil {
		return nil, err
	}
	s.api, err = describe(opt.Endpoints)
	return s, err
}

// Serve answers until the context ends, then lets what is under way finish for a
// few seconds.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	base, cut := context.WithCancel(context.Background())
	defer cut()
	h := &http.Server{Handler: s, ReadHeaderTimeout: headTime, ReadTimeout: writeWithin, IdleTimeout: idleTime, MaxHeaderBytes: mostHeader, DisableGeneralOptionsHandler: true,
		BaseContext: func(net.Listener) context.Context { return base }, ErrorLog: slog.NewLogLogger(s.opt.Log.Handler(), slog.LevelDebug)}
	ended := make(chan error, 1)
	go func() { ended <- h.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	time.AfterFunc(closingTime/2, cut) // streams and long waits end here
	closing, stop := context.WithTimeout(context.Background(), closingTime)
	defer stop()
	if err := h.Shutdown(closing); err != nil {
		h.Close()
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	setHeaders(w.Header())
	defer s.caught(w, r)
	// Where no deadline can be set, writes end with the connection.
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(longTime + writeWithin))
	if p := s.guard.check(r); p != nil {
		p.write(w, r)
		return
	}
	if s.guard.admit(w, r) {
		return
	}
	if !s.guard.known(r) {
		notKnown().write(w, r)
		return
	}
	path, api := strings.CutPrefix(r.URL.Path, apiRoot)
	switch e := s.endpoints[path]; {
	case !api:
		s.show(w, r)
	case e != nil:
		s.ask(w, r, e)
	case path == "openapi.json":
		s.describeItself(w, r)
	case path == "studies" || strings.HasPrefix(path, "studies/"):
		s.study(w, r, path)
	default:
		problemf(http.StatusNotFound, "there is nothing at %s%s", shorten(r.URL.Path), world.DidYouMean(shorten(path), s.paths())).write(w, r)
	}
}

func (s *Server) paths() []string {
	out := slices.Sorted(maps.Keys(s.endpoints))
	return append(out, "openapi.json", "studies")
}

// caught turns a failure of ours into an answer and a line in the log.
func (s *Server) caught(w http.ResponseWriter, r *http.Request) {
	if failure := recover(); failure != nil {
		if failure == http.ErrAbortHandler {
			panic(failure)
		}
		s.opt.Log.Error("a request failed", "path", shorten(r.URL.Path), "panic", fmt.Sprint(failure), "stack", string(debug.Stack()))
		asProblem(errors.New("panic")).write(w, r)
	}
}
