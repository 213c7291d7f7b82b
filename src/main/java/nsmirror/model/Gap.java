package nsmirror.model;

/**
 * Something that could not be seen.
 *
 * @param missing what is not known
 * @param why the cause, with the tool or permission that is lacking
 * @param effect what this means for what is shown, and how to get it
 */
public record Gap(String missing, String why, String effect) {}
