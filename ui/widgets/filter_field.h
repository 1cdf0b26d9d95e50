#pragma once

#include <QLineEdit>

class QTimer;
class QToolButton;

namespace gatehouse::ui {

/// The filter of the Traffic page: says 150 ms after the last key what was typed; marks what is
/// wrong.
class FilterField : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterField(const QString& objectName, QWidget* parent = nullptr);

    /// Underlines the part; an empty `problem` takes the mark away. The words are the field's
    /// description too.
    void setProblem(const QString& problem, qsizetype from, qsizetype length);

    [[nodiscard]] QString problem() const { return problem_; }

    /// Sets the text and tells at once.
    void choose(const QString& text);

Q_SIGNALS:
    void filterTyped(const QString& text);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QTimer* pause_;
    QToolButton* clear_;
    QString problem_;
    qsizetype wrongFrom_ = 0;
    qsizetype wrongLength_ = 0;
};

}  // namespace gatehouse::ui
