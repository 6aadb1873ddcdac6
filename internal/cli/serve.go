package cli

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/url"
	"os"
	"runtime/debug"
	"strings"

	"casus/internal/dossier"
	"casus/internal/server"
	"casus/internal/web"
)

type serveCmd struct {
	workspaceFlag
	Addr      string `help:"The address to listen on; port 0 takes a free one. Any but this machine's own needs a token." default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	TokenFile string `help:"A file with the token that every request must bring; only you may read it (on another address: one made at the start)." placeholder:"FILE"`
	Dossier   string `help:"Dossier folder, or the name of one that comes with casus." placeholder:"DIR"`
	Open      bool   `help:"Open the page in the browser."`
	Verbose   bool   `help:"Tell on the error stream what fails in the server."`
}

// Help is shown by casus serve --help.
func (serveCmd) Help() string {
	return `Serves the workbench: a web page, and an HTTP API that gives the JSON of the commands, on this machine alone unless another address is named. The dossier is read once, at the start; no request writes to it. Studies are kept in the workspace, a file of your own. Ctrl-C ends it.

On another address every request needs a token. It is made at the start and shown once, or read from --token-file. There is no encryption: across a network that you do not trust, use a tunnel.

Examples:
  casus serve
  casus serve --addr 127.0.0.1:0 --dossier my-dossier
  casus serve --addr 0.0.0.0:8080 --token-file token.txt`
}

func (c serveCmd) Run(env Env) error {
	defer debug.SetGCPercent(debug.SetGCPercent(100)) // a long life with much that is kept: collect as is usual
	token, err := c.token()
	if err != nil {
		return err
	}
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
	defer listener.Close()
	record, err := kept.record(dossier.Default) // under this name the one that is served
	if err != nil {
		return err
	}
	studies, closeStudies, err := c.studies(env, record)
	if err != nil {
		return err
	}
	defer closeStudies()
	at := c.address(listener)
	s, err := server.New(server.Options{Studies: studies, Endpoints: list, Addr: at, Token: token, Page: web.Page(), Brief: briefPage(kept), Log: c.log(env)})
	if err != nil {
		return err
	}
	ctx, stop := env.interruptible()
	defer stop()
	page := c.tell(env, at, token)
	if c.Open {
		openPage(env, page)
	}
	return s.Serve(ctx, listener)
}

// address is what was asked for, with the port that was given.
func (c serveCmd) address(l net.Listener) string {
	host, _, _ := net.SplitHostPort(c.Addr) // net.Listen took it
	_, port, _ := net.SplitHostPort(l.Addr().String())
	return net.JoinHostPort(host, port)
}

// tell says where the page is; a token that was made here is shown this once. It gives
// the address at which the page opens.
func (c serveCmd) tell(env Env, at, token string) string {
	host, port, _ := net.SplitHostPort(at)
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	page := url.URL{Scheme: "http", Host: net.JoinHostPort(host, port), Path: "/"}
	fmt.Fprintf(env.Out, "Casus is served at %s until Ctrl-C.\n", &page)
	if token == "" {
		return page.String()
	}
	page.RawQuery = url.Values{"token": {token}}.Encode()
	if c.TokenFile == "" {
		fmt.Fprintf(env.Out, "It needs a token, shown this once: open %s\n", &page)
	}
	return page.String()
}

func (c serveCmd) log(env Env) *slog.Logger {
	if !c.Verbose {
		return nil
	}
	return slog.New(slog.NewTextHandler(env.Err, nil))
}

// The bounds on a token, in bytes.
const leastToken, mostToken = 16, 512

// token is what requests must bring: read from the file, or on an address that others
// reach a new one; empty where none is needed.
func (c serveCmd) token() (string, error) {
	if c.TokenFile == "" {
		if server.IsLoopback(c.Addr) {
			return "", nil
		}
		return rand.Text(), nil
	}
	f, err := os.Open(c.TokenFile)
	if err != nil {
		return "", wrong("--token-file: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return "", wrong("--token-file: %w", err)
	}
	if !info.Mode().IsRegular() {
		return "", wrong("--token-file %s is not a plain file", c.TokenFile)
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 {
		return "", wrong("--token-file %s can be read by others (mode %04o); make it yours alone: chmod 600", c.TokenFile, mode)
	}
	data, err := io.ReadAll(io.LimitReader(f, mostToken+2))
	if err != nil {
		return "", wrong("--token-file: %w", err)
	}
	token := strings.TrimSpace(string(data))
	if len(token) < leastToken || len(token) > mostToken || strings.ContainsFunc(token, func(r rune) bool { return r <= ' ' || r > '~' }) {
		return "", wrong("--token-file %s: a token has from %d to %d letters, digits and signs, and no space within", c.TokenFile, leastToken, mostToken)
	}
	return token, nil
}

// briefPage draws the brief, for who has the program without the page.
func briefPage(kept *keptRecords) func(context.Context) ([]byte, error) {
	return func(ctx context.Context) ([]byte, error) {
		var out bytes.Buffer
		err := briefCmd{common{Format: "html"}}.Run(Env{Out: &out, Err: &out, ctx: ctx, kept: kept})
		return out.Bytes(), err
	}
}
