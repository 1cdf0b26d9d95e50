#include "ui/widgets/texts_view.h"

#include <QScrollBar>
#include <QTest>

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

    void aNarrowWindowScrollsInsteadOfCutting()
    {
        theme();
        app::DiffModel model;
        ui::TextsView view(model);
        view.resize(400, 300);
        view.show();
        model.setDiff(app::diffTexts(std::string(76, 'a') + "\n", std::string(70, 'b') + "\n"));
        const QFontMetrics metrics(ui::Theme::of().font(ui::Type::MonoSmall));
        for (const int column : {0, 1}) {
            QVERIFY(view.columnWidth(column) >
                    metrics.horizontalAdvance(QString(76, QLatin1Char('a'))));
        }
        QTRY_VERIFY(view.horizontalScrollBar()->maximum() > 0);
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::TextsViewTest;
GH_SUITE(TextsViewTest)
#include "texts_view_test.moc"
