#include "app/filter_words.h"

#include "app/traffic_filter.h"
#include "tests/support/suite.h"

namespace gatehouse::tests {

namespace {

app::FilterVocabulary known()
{
    app::FilterVocabulary words;
    words.models = {QStringLiteral("gpt-5"), QStringLiteral("gpt-5-mini"),
                    QStringLiteral("claude-4")};
    words.keys = {QStringLiteral("ana laptop")};
    return words;
}

QString offers(const char* text, qsizetype cursor = -1)
{
    const QString typed = QString::fromUtf8(text);
    return app::filterOffers(typed, cursor < 0 ? typed.size() : cursor, known())
        .join(QLatin1Char(' '));
}

}  // namespace

class FilterWordsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void keysThenValues()
    {
        QCOMPARE(offers(""), QString());
        QCOMPARE(offers("s"), QStringLiteral("status: source:"));
        QCOMPARE(offers("late mod"), QStringLiteral("model:"));
        QCOMPARE(offers("model:"), QStringLiteral("model:gpt-5 model:gpt-5-mini model:claude-4"));
        QCOMPARE(offers("MODEL:GPT-5-"), QStringLiteral("model:gpt-5-mini"));
        QCOMPARE(offers("key:ana"), QStringLiteral("key:\"ana laptop\""));
        QCOMPARE(offers("key:\"ana l"), QStringLiteral("key:\"ana laptop\""));
        QCOMPARE(offers("pin:yes"), QString());  // complete
        QCOMPARE(offers("colour:"), QString());
    }

    void ofTheWordAtTheCursor()
    {
        QCOMPARE(offers("sta late", 3), QStringLiteral("status:"));
        const app::FilterWord word = app::filterWordAt(QStringLiteral("a \"b c\" d"), 4);
        QCOMPARE(word.from, qsizetype{2});
        QCOMPARE(word.length, qsizetype{5});
    }

    /// Whatever is offered with a value is understood.
    void everyOfferIsUnderstood()
    {
        for (const char* key :
             {"status", "model", "provider", "key", "last", "pin", "tag", "note", "source"}) {
            const QString begun = QLatin1String(key) + QLatin1Char(':');
            for (const QString& offer : app::filterOffers(begun, begun.size(), known())) {
                const auto parsed = app::parseTrafficFilter(offer, 10'000'000'000'000);
                QVERIFY2(parsed.ok(), qPrintable(offer));
            }
        }
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::FilterWordsTest;
GH_SUITE(FilterWordsTest)
#include "filter_words_test.moc"
