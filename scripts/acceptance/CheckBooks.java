import com.adobe.epubcheck.tool.EpubChecker;

/** Runs epubcheck on several books in one process, since its start takes longer than its work. */
public class CheckBooks {
    /** Prints what epubcheck has against each book, then a line with its verdict: 0 for no error and no warning. */
    public static void main(String[] books) {
        for (String book : books) {
            int verdict = new EpubChecker().run(new String[] {book, "--failonwarnings", "--quiet"});
            System.out.println("verdict " + verdict + " " + book);
        }
    }
}
