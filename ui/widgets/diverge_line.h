#pragma once

#include <QString>
#include <QWidget>

namespace gatehouse::ui {

/// A line of text whose beginning another one shares: the shared end of it grey, from there on in
/// colour. Cut at both ends so that the place where they part is always seen.
class DivergeLine : public QWidget {
    Q_OBJECT

public:
    DivergeLine(const QString& shared, const QString& own, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString shared_;
    QString own_;
};

}  // namespace gatehouse::ui
