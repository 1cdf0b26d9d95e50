#include "ui/pages/routes/share_editor.h"

#include <QPushButton>
#include <QSpinBox>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class ShareEditorTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void sharesAreSetAddedAndRemoved()
    {
        RouteKit kit;
        kit.open();
        kit.canvas().select({"split"});
        kit.find<QSpinBox>("routes.property.shares.share.0")->setValue(30);
        QCOMPARE(app::restOf(*kit.graph().find("split")), 70);
        kit.find<QPushButton>("routes.property.shares.add")->click();
        QCOMPARE(app::sharesOf(*kit.graph().find("split")).size(), std::size_t(2));
        QVERIFY(kit.find<QSpinBox>("routes.property.shares.share.1") != nullptr);
        // The new one leads nowhere yet, and says so.
        QVERIFY(!flawsOf(kit.graph()).empty());
        kit.find<QToolButton>("routes.property.shares.remove.1")->click();
        QCOMPARE(app::sharesOf(*kit.graph().find("split")).size(), std::size_t(1));
        QCOMPARE(text(kit.graph().find("split")->outputs.back().to), QStringLiteral("stable"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ShareEditorTest;
GH_SUITE(ShareEditorTest)
#include "share_editor_test.moc"
