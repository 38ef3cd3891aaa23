namespace Kasane.Tests;

/// <summary>Damaged copies of a file: bytes changed, bits flipped, parts cut, doubled or inserted; the same ones in every run.</summary>
internal static class Mutations
{
    public static IEnumerable<byte[]> Of(byte[] original, int count, int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
        {
            var bytes = original.ToList();
            for (var changes = random.Next(1, 4); changes > 0 && bytes.Count > 0; changes--)
            {
                var at = random.Next(bytes.Count);
                var length = random.Next(1, Math.Min(16, bytes.Count - at + 1));
                switch (random.Next(6))
                {
                    case 0: bytes[at] = (byte)random.Next(256); break;
                    case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                    case 2: bytes.RemoveRange(at, length); break;
                    case 3: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                    case 4: bytes.Insert(at, "{}[]\",:0-9"u8[random.Next(10)]); break;
                    default: bytes.RemoveRange(at, bytes.Count - at); break;
                }
            }

            yield return [.. bytes];
        }
    }
}
