#include "ui/widgets/changes_view.h"

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class ChangesViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void bothThemesShowTheChanges()
    {
        theme();
        ui::ChangesView view(QStringLiteral("changes"));
        view.resize(300, 200);
        view.show();
        view.setDiff(app::diffTexts("Host: a\nModel: one\n", "Host: a\nModel: two\n"));
        QCOMPARE(view.model()->rowCount(), 3);
        QVERIFY(view.visualRect(view.model()->index(1, 0)).height() > 8);
        savePicture(view, "changes");
        QVERIFY(!view.grab().isNull());
        view.setDiff(nullptr);
        QCOMPARE(view.model()->rowCount(), 0);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ChangesViewTest;
GH_SUITE(ChangesViewTest)
#include "changes_view_test.moc"
