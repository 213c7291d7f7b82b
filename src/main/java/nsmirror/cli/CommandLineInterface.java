package nsmirror.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import nsmirror.node.NodeException;
import nsmirror.text.FileTrouble;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command line: which subcommand, its failures as one line on stderr, the exit status. */
public final class CommandLineInterface {
    private final Services services;

    public CommandLineInterface(Services services) {
        this.services = services;
    }

    /** Runs it. Returns the exit status: 0 done, 1 not readable, 2 wrong usage, 3 host key or login refused. */
    public int run(String... arguments) {
        CommandLine line = new CommandLine(new WindowCommand(services))
                .addSubcommand(new InspectCommand(services))
                .addSubcommand(new CompareCommand(services))
                .addSubcommand(new CaptureCommand(services))
                .addSubcommand(new FigureCommand(services))
                .addSubcommand(new FiguresCommand(services))
                .addSubcommand(new RedactCommand(services))
                .addSubcommand(new LabNodeCommand(services))
                // A target may begin with an @; it is no file to read arguments from.
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(services.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(services.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((wrong, args) -> usage(wrong.getMessage()))
                .setExecutionExceptionHandler((failure, command, result) -> failed(failure, result));
        int status = line.execute(arguments);
        Optional<IOException> lost = services.out().trouble();
        if (status == ExitStatus.DONE && lost.isPresent()) {
            say("not all of it could be written to the output: " + FileTrouble.line(lost.get()));
            return ExitStatus.UNREADABLE;
        }
        return status;
    }

    private int failed(Exception failure, ParseResult parsed) {
        return switch (failure) {
            case NodeException lost -> {
                say(lost.getMessage());
                yield ExitStatus.of(lost.reason());
            }
            case UsageException wrong -> usage(wrong.getMessage());
            case IOException file -> {
                say(FileTrouble.line(file));
                yield ExitStatus.UNREADABLE;
            }
            default -> {
                say("a bug in nsmirror, please report it: " + failure);
                yield ExitStatus.UNREADABLE;
            }
        };
    }

    private int usage(String message) {
        say(message + " (nsmirror --help shows how it is used)");
        return ExitStatus.USAGE;
    }

    private void say(String message) {
        services.err().println("nsmirror: " + message.lines().reduce((above, below) -> above + " " + below).orElse(""));
    }
}
