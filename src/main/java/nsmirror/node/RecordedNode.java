package nsmirror.node;

import static nsmirror.node.NodeException.Reason.UNREADABLE;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nsmirror.node.Answer.Ending;
import nsmirror.text.Shown;

/**
 * A recording, replayed: a command answers what it answered then. One that was recorded several times answers in that
 * order, the last answer again and again; one that was not says so.
 */
public final class RecordedNode implements Node {
    private static final Answer NOT_RECORDED =
            new Answer(Ending.NOT_RECORDED, -1, new byte[0], new byte[0], false, Duration.ZERO);

    private final String name;
    private final RecordingSource source;
    private final RecordingIndex index;
    private final Login login;
    private final Map<String, Integer> replayed = new HashMap<>();

    private RecordedNode(String name, RecordingSource source, RecordingIndex index, Login login) {
        this.name = name;
        this.source = source;
        this.index = index;
        this.login = login;
    }

    /**
     * Opens a recording in a file.
     *
     * @throws NodeException UNREADABLE if there is none, or none this version can read
     */
    static RecordedNode open(Path file) throws NodeException {
        String name = Shown.line(file.toString());
        try {
            if (Files.isDirectory(file)) {
                throw new NodeException(UNREADABLE, name + ": not a recording but a folder; name the file in it");
            }
            return open(name, Shown.line(String.valueOf(file.getFileName())), RecordingSource.file(file));
        } catch (NoSuchFileException e) {
            throw new NodeException(UNREADABLE, name + ": there is no such recording; check the path", e);
        } catch (AccessDeniedException e) {
            throw new NodeException(UNREADABLE, name + ": no permission to read it; check its owner and mode", e);
        } catch (IOException e) {
            throw new NodeException(
                    UNREADABLE, name + ": could not be read: " + Shown.line(e.toString()) + "; check the file", e);
        }
    }

    /**
     * Opens a recording.
     *
     * @param name for messages
     * @param target for titles
     */
    static RecordedNode open(String name, String target, RecordingSource source) throws NodeException, IOException {
        long begun = System.nanoTime();
        RecordingIndex index = RecordingIndex.of(source.beginning());
        RecordingFormat.Header header = index.header();
        if (header.version() <= 0) {
            source.close();
            throw new NodeException(
                    UNREADABLE, name + ": not a recording; make one with: nsmirror capture TARGET -o FILE");
        }
        if (header.version() > RecordingFormat.VERSION) {
            source.close();
            throw new NodeException(
                    UNREADABLE,
                    name + ": a recording of a newer nsmirror (format " + header.version() + ", this one reads "
                            + RecordingFormat.VERSION + "); update nsmirror");
        }
        Duration reading = Duration.ofNanos(System.nanoTime() - begun);
        return new RecordedNode(
                name,
                source,
                index,
                new Login(target, header.user(), header.root(), header.whyNotRoot().map(Shown::line),
                        header.rootTools().stream().map(Shown::line).toList(), reading, header.reader()));
    }

    @Override
    public Login login() {
        return login;
    }

    @Override
    public List<String> gaps() {
        List<String> gaps = new ArrayList<>();
        if (index.damaged() > 0) {
            gaps.add(index.damaged() + " damaged lines of the recording were left out");
        }
        if (index.cut()) {
            gaps.add("the recording's last line is cut short and was left out");
        }
        return gaps;
    }

    @Override
    public List<Answer> run(List<Command> commands) throws NodeException {
        List<Answer> answers = new ArrayList<>();
        for (Command command : commands) {
            answers.add(next(command.typed()).orElse(NOT_RECORDED));
        }
        return answers;
    }

    private Optional<Answer> next(String typed) throws NodeException {
        List<RecordingIndex.Place> places = index.answers().getOrDefault(typed, List.of());
        if (places.isEmpty()) {
            return Optional.empty();
        }
        int turn;
        synchronized (replayed) {
            turn = replayed.merge(typed, 1, Integer::sum);
        }
        RecordingIndex.Place place = places.get(Math.min(turn, places.size()) - 1);
        try {
            return RecordingFormat.answer(source.part(place.from(), place.length()));
        } catch (IOException e) {
            throw new NodeException(
                    UNREADABLE, name + ": could not be read on: " + Shown.line(e.toString()) + "; open it again", e);
        }
    }

    @Override
    public void close() {
        try {
            source.close();
        } catch (IOException e) {
            // It was only read.
        }
    }
}
