using System.Text;

namespace Kasane;

/// <summary>The characters of a text, numbered in the order of their code points: for networks that read and write letter by letter.</summary>
public sealed class CharVocabulary
{
    private readonly Rune[] characters;
    private readonly Dictionary<Rune, int> numbers;

    /// <summary>All characters that occur in a text.</summary>
    public CharVocabulary(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        characters = [.. text.EnumerateRunes().Distinct().Order()];
        numbers = characters.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
    }

    /// <summary>How many different characters there are.</summary>
    public int Count => characters.Length;

    /// <summary>The characters in the order of their numbers.</summary>
    public IReadOnlyList<Rune> Characters => characters;

    /// <summary>The numbers of a text's characters, Int64.</summary>
    /// <exception cref="ArgumentException">A character is not in the vocabulary.</exception>
    public Tensor Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Tensor.From<long>([.. text.EnumerateRunes().Select(Number)]);
    }

    /// <summary>The text of a vector of numbers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is not in the vocabulary.</exception>
    public string Decode(Tensor numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        var text = new StringBuilder();
        foreach (var number in numbers.ToArray<long>())
        {
            if ((ulong)number >= (ulong)Count)
                throw new ArgumentOutOfRangeException(
                    nameof(numbers), number, $"There is no character {number}; the vocabulary has {Count}.");
            text.Append(characters[number]);
        }

        return text.ToString();
    }

    private long Number(Rune character) => numbers.TryGetValue(character, out var number)
        ? number
        : throw new ArgumentException(
            $"The character '{character}' (U+{character.Value:X4}) is not in the vocabulary. Build it from a text that has it.",
            nameof(character));
}
