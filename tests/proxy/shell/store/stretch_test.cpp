#include "proxy/shell/store/stretch.h"

#include <QTest>

#include "tests/support/suite.h"

namespace gatehouse::store {

class StretchTest : public QObject {
    Q_OBJECT

private slots:

    void shares()
    {
        const Stretch stretch{11, 110};
        QCOMPARE(stretch.shareAbove(110), 0.01);
        QCOMPARE(stretch.shareAbove(61), 0.5);
        QCOMPARE(stretch.shareAbove(11), 1.0);
        QCOMPARE(stretch.shareAbove(5), 1.0);    // gone meanwhile
        QCOMPARE(stretch.shareAbove(120), 0.0);  // came meanwhile
    }
};

}  // namespace gatehouse::store

using gatehouse::store::StretchTest;
GH_SUITE(StretchTest)
#include "stretch_test.moc"
