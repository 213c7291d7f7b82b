package nsmirror.ui.start;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import nsmirror.node.NodeException;
import nsmirror.node.SshOptions;
import nsmirror.node.Target;
import nsmirror.ui.parts.Icon;
import nsmirror.ui.parts.Text;

/** Which node, by one field as for ssh; port and key where one needs them. */
final class NodeForm extends VBox {
    private final TextField node = field("node-field", "form.node.prompt");
    private final TextField port = field("port-field", "form.port.prompt");
    private final TextField key = field("key-field", "form.key.prompt");
    private final ToggleButton more = new ToggleButton(Text.of("form.more"));
    private final SshOptions base;

    /**
     * The form.
     *
     * @param base what the command line said; port and key of the form come before it
     * @param connect told where to go
     * @param wrong told what makes no sense
     * @param chooser asks for a key's file
     */
    NodeForm(SshOptions base, BiConsumer<Target, SshOptions> connect, Consumer<String> wrong,
            Supplier<Optional<Path>> chooser) {
        this.base = base;
        getStyleClass().add("node-form");
        Label label = new Label(Text.of("form.node"));
        label.setLabelFor(node);
        label.getStyleClass().add("section-title");
        HBox.setHgrow(node, Priority.ALWAYS);
        node.getStyleClass().add("node-field");
        Button go = new Button(Text.of("form.connect"));
        go.setId("connect");
        go.getStyleClass().addAll("accent", "large");
        go.setOnAction(event -> submit(connect, wrong));
        Stream.of(node, port, key).forEach(field -> field.setOnAction(event -> go.fire()));
        HBox line = new HBox(node, go);
        line.getStyleClass().add("form-line");
        more.setId("form-more");
        more.getStyleClass().addAll("flat", "small", "form-more");
        getChildren().addAll(label, line, more, options(chooser));
    }

    private Node options(Supplier<Optional<Path>> chooser) {
        port.setPrefColumnCount(6);
        HBox.setHgrow(key, Priority.ALWAYS);
        Button browse = new Button(Text.of("form.key.browse"), Icon.KEY.node());
        browse.setOnAction(event -> chooser.get().ifPresent(file -> key.setText(file.toString())));
        HBox line = new HBox(labelled("form.port", port), labelled("form.key", key), browse);
        HBox.setHgrow(line.getChildren().get(1), Priority.ALWAYS);
        line.setAlignment(Pos.BOTTOM_LEFT);
        line.getStyleClass().add("form-line");
        line.visibleProperty().bind(more.selectedProperty());
        line.managedProperty().bind(more.selectedProperty());
        return line;
    }

    private static VBox labelled(String labelKey, TextField field) {
        Label label = new Label(Text.of(labelKey));
        label.setLabelFor(field);
        VBox box = new VBox(label, field);
        box.getStyleClass().add("labelled");
        return box;
    }

    private static TextField field(String id, String promptKey) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(Text.of(promptKey));
        return field;
    }

    /** Puts the cursor where a node is typed. */
    void focus() {
        node.requestFocus();
        node.end();
    }

    /** Shows a target as if it had been typed, so that it can be mended. */
    void show(Target target) {
        if (target instanceof Target.Ssh ssh) {
            node.setText(ssh.text());
        }
    }

    private void submit(BiConsumer<Target, SshOptions> connect, Consumer<String> wrong) {
        try {
            connect.accept(Target.parse(node.getText().strip()), options());
        } catch (NodeException notATarget) {
            wrong.accept(notATarget.getMessage());
            node.requestFocus();
        }
    }

    private SshOptions options() throws NodeException {
        boolean shown = more.isSelected();
        OptionalInt typedPort = shown ? port() : OptionalInt.empty();
        Optional<Path> typedKey = shown ? key() : Optional.empty();
        return with(base, typedPort, typedKey);
    }

    /** The options with that port and that key, where there is one. */
    static SshOptions with(SshOptions base, OptionalInt port, Optional<Path> key) {
        return new SshOptions(port.isPresent() ? port : base.port(), key.map(List::of).orElse(base.identities()),
                base.user(), base.jump(), base.configFile(), base.options(), base.knownHosts(), base.sudo());
    }

    private OptionalInt port() throws NodeException {
        String text = port.getText().strip();
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (number < 1 || number > 65_535) {
            throw new NodeException(NodeException.Reason.USAGE, Text.of("form.port.wrong", text));
        }
        return OptionalInt.of(number);
    }

    private Optional<Path> key() throws NodeException {
        String text = key.getText().strip();
        String home = System.getProperty("user.home", "");
        try {
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(text.startsWith("~/") ? Path.of(home, text.substring(2)) : Path.of(text));
        } catch (InvalidPathException notAPath) {
            throw new NodeException(NodeException.Reason.USAGE, Text.of("form.key.wrong"));
        }
    }
}
