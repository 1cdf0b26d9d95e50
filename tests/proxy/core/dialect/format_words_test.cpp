#include "proxy/core/dialect/format_words.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::dialect_tests {

class FormatWordsTest : public QObject {
    Q_OBJECT

private slots:

    void formatsAreAskedForInWords()
    {
        chat::Request request;
        QVERIFY(dialect::wordsOfFormat(request).empty());
        request.format = chat::Format::Json;
        QVERIFY(dialect::wordsOfFormat(request).find("JSON object") != std::string::npos);
        request.format = chat::Format::Schema;
        request.schema = {{"type", "object"}};
        QVERIFY(dialect::wordsOfFormat(request).ends_with("{\"type\":\"object\"}"));
    }
};

GH_SUITE(FormatWordsTest)

}  // namespace gatehouse::dialect_tests

#include "format_words_test.moc"
