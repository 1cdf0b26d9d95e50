#include "app/restart.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::tests {

class RestartTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    /// The program is this one: asked for its list of tests, it says so and ends.
    void theProgramStartsBesideItself()
    {
        QVERIFY(app::startAgain({QStringLiteral("no such suite")}));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RestartTest;
GH_SUITE(RestartTest)
#include "restart_test.moc"
