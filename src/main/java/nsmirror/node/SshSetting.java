package nsmirror.node;

/**
 * One setting of one server on the way to a node, for a person to look at.
 *
 * @param server as it was asked for
 * @param keyword as ssh_config(5) has it, in lower case
 * @param value as ssh prints it; safe to show
 * @param own whether it is another than ssh's own default
 * @param why what becomes of it, where it is not simply honoured; else empty
 */
public record SshSetting(String server, String keyword, String value, boolean own, Effect effect, String why) {
    /** What becomes of a setting. */
    public enum Effect {
        /** It means what it means to ssh. */
        HONOURED,
        /** It concerns what nsmirror does not do. */
        WITHOUT_BEARING,
        /** ssh would do something that nsmirror does not. */
        NOT_HONOURED
    }
}
