#include "proxy/core/guard/context.h"

#include "tests/support/guard.h"
#include "tests/support/suite.h"

namespace gatehouse::guard {

class ContextTest : public QObject {
    Q_OBJECT

private slots:

    void boundaries()
    {
        const Cues cues;
        QVERIFY(isAtBoundary(Window("a b", 2, true, cues)));
        QVERIFY(!isAtBoundary(Window("ab", 1, true, cues)));
        QVERIFY(isAtBoundary(Window("a\\nb", 3, true, cues)));
        QVERIFY(hasNoCase("myApiKey", "apikey"));
        QVERIFY(!hasNoCase("api", "apikey"));
    }
};

GH_SUITE(ContextTest)

}  // namespace gatehouse::guard

#include "context_test.moc"
