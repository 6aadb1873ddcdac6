package cli

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"net"

	"casus/internal/dossier"
	"casus/internal/server"
	"casus/internal/web"
)

type serveCmd struct {
	Addr    string `help:"The address to listen on; port 0 takes a free one." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	Dossier string `help:"Dossier folder, or the name of one that comes with casus." placeholder:"DIR"`
}

// Help is shown by casus serve --help.
func (serveCmd) Help() string {
	return `Serves the workbench on this machine: a web page, and an HTTP API that gives the JSON of the commands. The dossier is read once, at the start. Ctrl-C ends it.

Examples:
  casus serve
  casus serve --addr 127.0.0.1:0 --dossier my-dossier`
}

func (c serveCmd) Run(env Env) error {
	kept, err := keepRecords(cmp.Or(c.Dossier, dossier.Default))
	if err != nil {
		return err
	}
	list, err := endpoints(kept)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", c.Addr)
	if err != nil {
		return wrong("--addr %s: %w", c.Addr, err)
	}
	ctx, stop := env.interruptible()
	defer stop()
	s, err := server.New(server.Options{Endpoints: list, Addr: listener.Addr().String(), Page: web.Page(), Brief: briefPage(kept)})
	if err != nil {
		return err
	}
	fmt.Fprintf(env.Out, "Casus is served at http://%s/ until Ctrl-C.\n", listener.Addr())
	return s.Serve(ctx, listener)
}

// briefPage draws the brief, for who has the program without the page.
func briefPage(kept *keptRecords) func(context.Context) ([]byte, error) {
	return func(ctx context.Context) ([]byte, error) {
		var out bytes.Buffer
		err := briefCmd{common{Format: "html"}}.Run(Env{Out: &out, Err: &out, ctx: ctx, kept: kept})
		return out.Bytes(), err
	}
}
