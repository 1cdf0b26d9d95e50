#include "proxy/core/chat/trouble.h"

#include <QTest>

#include "proxy/core/base/result.h"
#include "tests/support/suite.h"

namespace gatehouse::chat_tests {

class TroubleTest : public QObject {
    Q_OBJECT

private slots:

    void messageAndHintAreTwoSentences()
    {
        const chat::Trouble plain = fail(ErrorKind::NotFound, "no such thing", "make one");
        QCOMPARE(plain.message, std::string("no such thing. Make one"));
        QCOMPARE(plain.status, 404);
        QCOMPARE(plain.code, std::string("not_found"));
        const chat::Trouble ended = fail(ErrorKind::NotFound, "No!", "Go.");
        QCOMPARE(ended.message, std::string("No! Go."));
        const chat::Trouble bare = fail(ErrorKind::NotFound, "a\xFF");
        QCOMPARE(bare.message, std::string("a\xEF\xBF\xBD"));
    }
};

GH_SUITE(TroubleTest)

}  // namespace gatehouse::chat_tests

#include "trouble_test.moc"
