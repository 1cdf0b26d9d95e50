#pragma once

#include <QLineEdit>

#include "app/filter_words.h"

class QCompleter;
class QStringListModel;
class QTimer;
class QToolButton;

namespace gatehouse::ui {

/// The filter of the Traffic page: says 150 ms after the last key what was typed; marks what is
/// wrong; colours its keys and offers what the word at the cursor may become.
class FilterField : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterField(const QString& objectName, QWidget* parent = nullptr);

    /// Underlines the part; an empty `problem` takes the mark away. The words are the field's
    /// description too.
    void setProblem(const QString& problem, qsizetype from, qsizetype length);

    [[nodiscard]] QString problem() const { return problem_; }

    void setVocabulary(const app::FilterVocabulary& known) { known_ = known; }

    /// Sets the text and tells at once.
    void choose(const QString& text);

Q_SIGNALS:
    void filterTyped(const QString& text);
    void vocabularyWanted();  ///< someone is about to type

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void offer();
    void take(const QString& word);
    void colour();

    QCompleter* completer_;
    QStringListModel* offers_;
    app::FilterVocabulary known_;
    QTimer* pause_;
    QToolButton* clear_;
    QString problem_;
    qsizetype wrongFrom_ = 0;
    qsizetype wrongLength_ = 0;
};

}  // namespace gatehouse::ui
