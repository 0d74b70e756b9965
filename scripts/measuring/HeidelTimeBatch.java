import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;

/**
 * HeidelTime over many documents in one process, for scripts/compare: a process each would time Java's start.
 *
 * usage: java -cp JAR HeidelTimeBatch.java CONFIG FOLDER. Reads FOLDER/N.txt, a date on its first line and the text behind it, for
 * N from 0 on, and writes FOLDER/N.tml; prints the seconds that the documents took.
 */
public class HeidelTimeBatch {
  public static void main(String[] arguments) throws Exception {
    HeidelTimeStandalone tagger =
        new HeidelTimeStandalone(
            Language.ENGLISH, DocumentType.NEWS, OutputType.TIMEML, arguments[0], POSTagger.TREETAGGER);
    SimpleDateFormat format = new SimpleDateFormat("yyyy-MM-dd");
    double seconds = 0;
    for (int number = 0; ; number++) {
      Path path = Path.of(arguments[1], number + ".txt");
      if (!Files.exists(path)) break;
      String[] parts = Files.readString(path, StandardCharsets.UTF_8).split("\n", 2);
      long start = System.nanoTime();
      String output = tagger.process(parts[1], format.parse(parts[0]));
      seconds += (System.nanoTime() - start) / 1e9;
      Files.writeString(Path.of(arguments[1], number + ".tml"), output, StandardCharsets.UTF_8);
    }
    System.out.println(seconds);
  }
}
