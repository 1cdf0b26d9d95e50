#pragma once

#include <QFrame>

#include "app/paired_turns.h"

class QLabel;
class QToolButton;

namespace gatehouse::ui {

class FoldingText;
class PictureTile;
class TintLabel;

/// One turn: who speaks, what kind, and the words; a tool call together with its result. Long turns
/// of the past and thinking begin folded.
class TurnCard : public QFrame {
    Q_OBJECT

public:
    explicit TurnCard(QWidget* parent = nullptr);

    void setTurn(const app::Said& said, const QString& side, bool receiving);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showWords(const app::Said& said, bool receiving);
    void showResult(const app::Said& said);
    void showArrow();

    TintLabel* role_;
    QLabel* side_;
    QToolButton* fold_;
    FoldingText* text_;
    PictureTile* picture_;
    QWidget* resultBox_;
    TintLabel* resultRole_;
    FoldingText* result_;
    TintLabel* receiving_;
    QString kind_;
};

}  // namespace gatehouse::ui
