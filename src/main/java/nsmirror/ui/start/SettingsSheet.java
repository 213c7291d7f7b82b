package nsmirror.ui.start;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import nsmirror.node.EffectiveSettings;
import nsmirror.node.SshOptions;
import nsmirror.node.SshSetting;
import nsmirror.node.SshSetting.Effect;
import nsmirror.node.Target;
import nsmirror.text.Shown;
import nsmirror.ui.parts.CopyButton;
import nsmirror.ui.parts.Look;
import nsmirror.ui.parts.Sheets;
import nsmirror.ui.parts.Text;
import nsmirror.ui.session.Failure;
import nsmirror.ui.session.SshFiles;
import nsmirror.ui.work.Background;

/** How a node would be reached by SSH: every setting that counts on every server on the way, and what becomes of it. */
public final class SettingsSheet {
    private static final PseudoClass NOT_HONOURED = PseudoClass.getPseudoClass("not-honoured");
    private static final PseudoClass CONFIGURED = PseudoClass.getPseudoClass("configured");

    private final SshFiles files;
    private final Background lane;
    private final Sheets sheets;
    private final Look look;

    /**
     * Sheets of settings.
     *
     * @param lane where they are found out
     */
    public SettingsSheet(SshFiles files, Background lane, Sheets sheets, Look look) {
        this.files = files;
        this.lane = lane;
        this.sheets = sheets;
        this.look = look;
    }

    /** Lays those of that node over the page, as soon as they are known. */
    public void lay(Target target, SshOptions options) {
        VBox content = new VBox(new Label(Text.of("settings.reading")));
        content.setId("settings-sheet");
        content.getStyleClass().add("settings-sheet");
        Background.Job[] job = new Background.Job[1];
        sheets.lay(Text.of("settings.title", Shown.line(target.text(), 80)), content, () -> job[0].cancel());
        job[0] = lane.run(() -> files.settings().of(target, options), Background.Outcome.of(
                found -> show(content, found),
                failure -> content.getChildren().setAll(wrapping(Failure.line(failure), "settings-failed"))));
    }

    private void show(VBox content, EffectiveSettings found) {
        FilteredList<SshSetting> seen = new FilteredList<>(FXCollections.observableArrayList(inOrder(found)));
        CheckBox all = new CheckBox(Text.of("settings.all"));
        all.setId("settings-all");
        seen.predicateProperty().bind(Bindings.createObjectBinding(
                () -> setting -> all.isSelected() || counts(setting), all.selectedProperty()));
        Label source = wrapping(found.source(), "quiet");
        HBox.setHgrow(source, Priority.ALWAYS);
        source.setMaxWidth(Double.MAX_VALUE);
        HBox head = new HBox(source, all, new CopyButton(Text.of("settings.copy"), String.join("\n", found.lines())));
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("settings-head");
        TableView<SshSetting> table = table(seen, found.servers().size() > 1);
        Label chosen = wrapping("", "command");
        chosen.setId("settings-chosen");
        chosen.textProperty().bind(table.getSelectionModel().selectedItemProperty().map(SettingsSheet::whole).orElse(" "));
        content.getChildren().setAll(head, table, chosen);
        VBox.setVgrow(table, Priority.ALWAYS);
        table.getSelectionModel().selectFirst();
        table.requestFocus();
    }

    /** Server by server, what is configured first. */
    private static List<SshSetting> inOrder(EffectiveSettings found) {
        return found.settings().stream()
                .sorted(Comparator.<SshSetting>comparingInt(setting -> found.servers().indexOf(setting.server()))
                        .thenComparing(setting -> !setting.own()))
                .toList();
    }

    /** What {@code inspect --settings} lists too. */
    private static boolean counts(SshSetting setting) {
        return setting.effect() == Effect.HONOURED || setting.effect() == Effect.NOT_HONOURED && setting.own();
    }

    private TableView<SshSetting> table(ObservableList<SshSetting> seen, boolean several) {
        TableView<SshSetting> table = new TableView<>(seen);
        table.setId("settings-table");
        table.setAccessibleText(Text.of("settings.table"));
        table.getStyleClass().addAll("dense", "settings-table");
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.setRowFactory(view -> new Row());
        if (several) {
            table.getColumns().add(column("server", 10, SshSetting::server));
        }
        table.getColumns().add(column("keyword", 17, SshSetting::keyword));
        table.getColumns().add(column("value", 22, SshSetting::value));
        table.getColumns().add(column("own", 7, setting -> Text.of(setting.own() ? "settings.configured" : "settings.default")));
        table.getColumns().add(column("effect", 22, SettingsSheet::effect));
        return table;
    }

    private TableColumn<SshSetting, String> column(String key, double times, Function<SshSetting, String> value) {
        TableColumn<SshSetting, String> column = new TableColumn<>(Text.of("settings." + key));
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        column.setPrefWidth(times * look.now().get().text());
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add("settings-" + key);
        return column;
    }

    private static String effect(SshSetting setting) {
        String effect = Text.of("settings." + setting.effect().name().toLowerCase(Locale.ROOT));
        return setting.why().isEmpty() ? effect : Text.of("settings.why", effect, setting.why());
    }

    private static String whole(SshSetting setting) {
        return setting.keyword() + " " + setting.value() + "\n" + effect(setting);
    }

    private static Label wrapping(String text, String style) {
        Label label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.getStyleClass().add(style);
        return label;
    }

    /** A setting; one that is configured stands out, and one that is not honoured more so. */
    private static final class Row extends TableRow<SshSetting> {
        @Override
        protected void updateItem(SshSetting setting, boolean empty) {
            super.updateItem(setting, empty);
            boolean own = !empty && setting != null && setting.own();
            pseudoClassStateChanged(CONFIGURED, own);
            pseudoClassStateChanged(NOT_HONOURED, own && setting.effect() == Effect.NOT_HONOURED);
        }
    }
}
