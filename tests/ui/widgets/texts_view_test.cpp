#include "ui/widgets/texts_view.h"

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class TextsViewTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void goesFromChangeToChange()
    {
        theme();
        app::DiffModel model;
        ui::TextsView view(model);
        view.resize(800, 300);
        view.show();
        std::string left, right;
        for (int i = 0; i < 500; ++i) {
            left += "line " + std::to_string(i) + "\n";
            right += "line " + std::to_string(i) + (i % 100 == 60 ? " new\n" : "\n");
        }
        model.setDiff(app::diffTexts(left, right));
        QCOMPARE(view.columnWidth(0) + view.columnWidth(1), view.viewport()->width());
        view.goChange(1);
        const int first = view.currentIndex().row();
        QVERIFY(model.rowAt(first)->kind == app::DiffRow::Kind::Changed);
        view.goChange(1);
        QVERIFY(view.currentIndex().row() > first);
        view.goChange(-1);
        QCOMPARE(view.currentIndex().row(), first);
        view.goChange(-1);  // there is none before it
        QCOMPARE(view.currentIndex().row(), first);
        view.grab();  // draws every kind of row
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TextsViewTest;
GH_SUITE(TextsViewTest)
#include "texts_view_test.moc"
