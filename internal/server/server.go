package server

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"runtime"
	"strings"
	"time"
)

// Options say what is served and to whom.
type Options struct {
	Endpoints []Endpoint
	Addr      string                                // the address that is listened on
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
	s.page, err = readPage(opt.Page)
	return s, err
}

// Serve answers until the context ends, then lets what is under way finish for a
// few seconds.
func (s *Server) Serve(ctx context.Context, l net.Listener) error {
	base, cut := context.WithCancel(context.Background())
	defer cut()
	h := &http.Server{Handler: s, ReadHeaderTimeout: headTime, ReadTimeout: writeWithin, IdleTimeout: idleTime, MaxHeaderBytes: mostHeader,
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
	http.NewResponseController(w).SetWriteDeadline(time.Now().Add(longTime + writeWithin))
	path, api := strings.CutPrefix(r.URL.Path, apiRoot)
	switch e := s.endpoints[path]; {
	case api && e != nil:
		s.ask(w, r, e)
	case api:
		problemf(http.StatusNotFound, "there is nothing at %s", shorten(r.URL.Path)).write(w, r)
	default:
		s.show(w, r)
	}
}
