#include "proxy/core/tokens/split.h"

#include <string>

#include <QStringList>
#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tokens_tests {

using tokens::Cut;

namespace {

QString pieces(Cut cut, const std::string& text)
{
    const tokens::Letters letters({});  // ASCII is enough here
    QStringList found;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = tokens::pieceAt(cut, letters, text, at);
        if (size == 0) return "nothing";
        found += QString::fromLatin1(text.data() + at, static_cast<qsizetype>(size));
        at += size;
    }
    return found.join('|').replace('\n', "\\n").replace('\t', "\\t");
}

}  // namespace

class SplitTest : public QObject {
    Q_OBJECT

private slots:

    void cutsWherePatternsDo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("o200k");
        QTest::addColumn<QString>("cl100k");
        QTest::newRow("words") << "one two"
                               << "one| two"
                               << "one| two";
        QTest::newRow("capitals") << "fooBar HTTPServer ABC"
                                  << "foo|Bar| HTTPServer| ABC"
                                  << "fooBar| HTTPServer| ABC";
        QTest::newRow("contraction") << "don't we'LL x'y"
                                     << "don't| we'LL| x|'y"
                                     << "don|'t| we|'LL| x|'y";
        QTest::newRow("digits") << "12345 6"
                                << "123|45| |6"
                                << "123|45| |6";
        QTest::newRow("signs") << "a += (b);\n\nc"
                               << "a| +=| (|b|);\n\n|c"
                               << "a| +=| (|b|);\n\n|c";
        QTest::newRow("slashes") << "x) //\n"
                                 << "x|)| //\n"
                                 << "x|)| //\n";
        QTest::newRow("slashes behind line ends") << "(\n//a"
                                                  << "(\n//|a"
                                                  << "(\n|//|a";
        QTest::newRow("spaces") << "a   b  "
                                << "a|  | b|  "
                                << "a|  | b|  ";
        QTest::newRow("line ends") << "a \n \n  b"
                                   << "a| \n \n| | b"
                                   << "a| \n \n| | b";
        QTest::newRow("a tab") << "\tif"
                               << "\tif"
                               << "\tif";
        QTest::newRow("one space") << " "
                                   << " "
                                   << " ";
        QTest::newRow("a space before a digit") << " 1"
                                                << " |1"
                                                << " |1";
    }

    void cutsWherePatternsDo()
    {
        QFETCH(QString, text);
        QFETCH(QString, o200k);
        QFETCH(QString, cl100k);
        const auto shown = [](QString wanted) {
            return wanted.replace('\n', "\\n").replace('\t', "\\t");
        };
        QCOMPARE(pieces(Cut::O200k, text.toStdString()), shown(o200k));
        QCOMPARE(pieces(Cut::Cl100k, text.toStdString()), shown(cl100k));
    }

    void everyByteMovesOn()
    {
        for (int c = 0; c < 256; ++c) {
            const std::string text(3, static_cast<char>(c));
            QVERIFY(pieces(Cut::O200k, text) != "nothing");
            QVERIFY(pieces(Cut::Cl100k, text) != "nothing");
        }
    }
};

GH_SUITE(SplitTest)

}  // namespace gatehouse::tokens_tests

#include "split_test.moc"
