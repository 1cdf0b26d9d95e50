#pragma once

#include <QFrame>

#include "app/models/attention.h"

class QGridLayout;

namespace gatehouse::ui {

/// A card of what somebody should look at, a link each; not there at all when all is well.
class AttentionList : public QFrame {
    Q_OBJECT

public:
    /// Rows are called `objectName` + ".row" + number.
    explicit AttentionList(const QString& objectName, QWidget* parent = nullptr);
    void show(const QVector<app::Attention>& list);
    void setColumns(int columns);

Q_SIGNALS:
    void clicked(const gatehouse::app::Attention& what);

private:
    class Line;
    void place();
    QGridLayout* grid_;
    QVector<Line*> lines_;
    int columns_ = 2;
};

}  // namespace gatehouse::ui
